package io.github.switchgear.core;

import io.github.switchgear.core.Model.Admission;
import io.github.switchgear.core.Model.Rejection;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** A breaker and its model, to which the same things happen; after each of them they must look the same. */
final class ModelRun {

    private static final String NAME = "inventory";

    /** A call that has begun: the stage that it waits for, and what the model gave for it. */
    private record Running(CompletableFuture<String> stage, Admission admission) {}

    /** Makes the model; a test may make one that is wrong. */
    @FunctionalInterface
    interface ModelMaker {
        Model of(String name, BreakerSettings settings, Instant start, double chance);
    }

    private final MovableTicker ticker = new MovableTicker();
    private final long origin = ticker.getAsLong();
    private final Map<Integer, Running> running = new HashMap<>();
    private final Set<Cause> causes = new TreeSet<>();
    private final CircuitBreaker breaker;
    private final Instant start;
    private final Model model;
    private int seenTransitions;

    private ModelRun(Script script, ModelMaker maker) {
        breaker = CircuitBreaker.of(NAME, script.settings(), BreakerClock.of(ticker, script::chance));
        start = breaker.snapshot().since();
        model = maker.of(NAME, script.settings(), start, script.chance());
        breaker.onTransition(change -> {
            seenTransitions++;
            causes.add(change.cause());
        });
    }

    /** Runs a script; tells where breaker and model differed first, if they did. */
    static Optional<String> difference(Script script, ModelMaker maker) {
        return new ModelRun(script, maker).play(script);
    }

    /** The causes of all transitions that a script led to. */
    static Set<Cause> causes(Script script) {
        ModelRun run = new ModelRun(script, Model::new);
        run.play(script);
        return run.causes;
    }

    private Optional<String> play(Script script) {
        for (ScriptStep step : script.steps()) {
            Optional<String> difference = take(step).or(this::lookedAt).map(found -> "after " + step + "\n" + found);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private long now() {
        return ticker.getAsLong() - origin;
    }

    private Optional<String> take(ScriptStep step) {
        if (step instanceof ScriptStep.Call call) {
            return call(call.outcome());
        } else if (step instanceof ScriptStep.Begin begin) {
            return running.containsKey(begin.call()) ? Optional.empty() : begin(begin.call());
        } else if (step instanceof ScriptStep.End end) {
            end(running.remove(end.call()), end.outcome());
        } else if (step instanceof ScriptStep.Wait wait) {
            ticker.advance(wait.time());
        } else if (step instanceof ScriptStep.Reset reset) {
            breaker.reset(reset.by());
            model.reset(reset.by(), now());
        } else if (step instanceof ScriptStep.Force force) {
            force(force.to(), force.why());
        } else if (step instanceof ScriptStep.Plan plan) {
            force(plan.to(), plan.why().from(start.plusNanos(now()).plus(plan.ahead())));
        } else if (step instanceof ScriptStep.Release release) {
            breaker.release(release.by());
            model.release(release.by(), now());
        } else if (step instanceof ScriptStep.Reconfigure reconfigure) {
            breaker.reconfigure(reconfigure.settings());
            model.reconfigure(reconfigure.settings(), ManualOverride.withoutReason(), now());
        }
        return Optional.empty();
    }

    private void force(BreakerState to, ManualOverride why) {
        if (to == BreakerState.FORCED_OPEN) {
            breaker.forceOpen(why);
        } else {
            breaker.forceClosed(why);
        }
        model.force(to, why, now());
    }

    /** A synchronous call; an exception of cancellation is one like any other there. */
    private Optional<String> call(Outcome outcome) {
        Outcome ending = outcome.isCancellation() ? Outcome.BUG : outcome;
        Object expected = model.begin(now());
        if (expected instanceof Admission admission) {
            model.end(admission, ending, now());
        }
        try {
            String value = breaker.call(() -> {
                if (ending.thrown() != null) {
                    sneak(ending.thrown());
                }
                return ending.value();
            });
            return differing("result", expected instanceof Admission ? ending.value() : expected, value);
        } catch (BreakerOpenException rejection) {
            return differing("rejection", expected, new Rejection(rejection.state(), rejection.retryAfter()));
        } catch (Throwable thrown) {
            return differing("exception", expected instanceof Admission ? ending.thrown() : expected, thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }

    private Optional<String> begin(int call) {
        Object expected = model.begin(now());
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> future = breaker.callAsync(() -> stage);
        if (future.isCompletedExceptionally()) {
            BreakerOpenException rejection = (BreakerOpenException)
                    future.handle((value, thrown) -> thrown).join();
            return differing("rejection", expected, new Rejection(rejection.state(), rejection.retryAfter()));
        }
        if (expected instanceof Admission admission) {
            running.put(call, new Running(stage, admission));
            return Optional.empty();
        }
        return differing("rejection", expected, "admitted");
    }

    private void end(Running call, Outcome outcome) {
        if (call == null) {
            return;
        }
        if (outcome.thrown() == null) {
            call.stage().complete(outcome.value());
        } else {
            call.stage().completeExceptionally(outcome.wrapped());
        }
        model.end(call.admission(), outcome, now());
    }

    private Optional<String> lookedAt() {
        return differing("snapshot", model.snapshot(now()), breaker.snapshot())
                .or(() -> differing("state", model.state(now()), breaker.state()))
                .or(() -> differing("settings", model.settings(), breaker.settings()))
                .or(() -> differing("history", model.history(), breaker.history()))
                .or(() -> differing("events", model.transitions(), seenTransitions));
    }

    private static Optional<String> differing(String what, Object expected, Object actual) {
        return Objects.equals(expected, actual)
                ? Optional.empty()
                : Optional.of(what + "\n  expected " + expected + "\n  but was  " + actual);
    }
}
