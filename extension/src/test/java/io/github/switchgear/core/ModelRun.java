package io.github.switchgear.core;

import io.github.switchgear.core.Model.Admission;
import io.github.switchgear.core.Model.Rejection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A breaker, or a family of them, and its model, to which the same things happen; after each of them they must look the same. */
final class ModelRun {

    private static final String NAME = "inventory";

    /** What a step is taken on. */
    private record Subject(CircuitBreaker breaker, Model model) {}

    /** A call that has begun: whose, the stage that it waits for, and what the model gave for it. */
    private record Running(Model model, CompletableFuture<String> stage, Admission admission) {}

    /** Makes the model; a test may make one that is wrong. */
    @FunctionalInterface
    interface ModelMaker {
        Model of(String name, BreakerSettings settings, Instant start, double chance);
    }

    private final MovableTicker ticker = new MovableTicker();
    private final long origin = ticker.getAsLong();
    private final Map<Integer, Running> running = new HashMap<>();
    private final Set<Cause> causes = new TreeSet<>();
    private final Subject own;
    private final Instant start;
    private final @Nullable KeyedBreakers keyed;
    private final @Nullable FamilyModel family;
    private int seenTransitions;

    private ModelRun(Script script, ModelMaker maker) {
        BreakerClock clock = BreakerClock.of(ticker, script::chance);
        keyed = script.maxKeys() == 0 ? null : KeyedBreakers.of(NAME, script.settings(), script.maxKeys(), clock);
        CircuitBreaker breaker = keyed == null ? CircuitBreaker.of(NAME, script.settings(), clock) : keyed.family();
        start = breaker.snapshot().since();
        family = keyed == null
                ? null
                : new FamilyModel(NAME, script.settings(), start, script.chance(), script.maxKeys());
        own = new Subject(
                breaker, family == null ? maker.of(NAME, script.settings(), start, script.chance()) : family.own());
        breaker.onTransition(change -> {
            seenTransitions++;
            causes.add(change.cause());
        });
        if (script.isHeard()) {
            breaker.onCall(state -> outcome -> {});
        }
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
        Optional<String> difference = Optional.empty();
        if (step instanceof ScriptStep.Call call) {
            difference = call(called(call.key()), call.outcome());
        } else if (step instanceof ScriptStep.Begin begin) {
            if (!running.containsKey(begin.call())) {
                difference = begin(called(begin.key()), begin.call());
            }
        } else if (step instanceof ScriptStep.End end) {
            end(running.remove(end.call()), end.outcome());
        } else if (step instanceof ScriptStep.Wait wait) {
            ticker.advance(wait.time());
        } else {
            difference = order(step);
        }
        if (family != null) {
            family.followAll(now());
        }
        return difference;
    }

    private Optional<String> order(ScriptStep step) {
        if (step instanceof ScriptStep.Reset reset) {
            return on(found(reset.key()), subject -> {
                subject.breaker().reset(reset.by());
                subject.model().reset(reset.by(), now());
            });
        } else if (step instanceof ScriptStep.Force force) {
            return on(tracked(force.key()), subject -> force(subject, force.to(), force.why()));
        } else if (step instanceof ScriptStep.Plan plan) {
            ManualOverride why = plan.why().from(start.plusNanos(now()).plus(plan.ahead()));
            return on(tracked(plan.key()), subject -> force(subject, plan.to(), why));
        } else if (step instanceof ScriptStep.Release release) {
            return on(found(release.key()), subject -> {
                subject.breaker().release(release.by());
                subject.model().release(release.by(), now());
            });
        } else if (step instanceof ScriptStep.Reconfigure reconfigure) {
            own.breaker().reconfigure(reconfigure.settings());
            own.model().reconfigure(reconfigure.settings(), ManualOverride.withoutReason(), now());
        }
        return Optional.empty();
    }

    /** What is done to a key that is not there is done to nothing. */
    private Optional<String> on(Map.Entry<Optional<CircuitBreaker>, Optional<Model>> found, Consumer<Subject> action) {
        if (found.getKey().isPresent() && found.getValue().isPresent()) {
            action.accept(new Subject(found.getKey().get(), found.getValue().get()));
            keep(found.getValue().get());
            return Optional.empty();
        }
        return differing("tracked", found.getValue().isPresent(), found.getKey().isPresent());
    }

    private Map.Entry<Optional<CircuitBreaker>, Optional<Model>> found(@Nullable String key) {
        return key == null || keyed == null || family == null
                ? Map.entry(Optional.of(own.breaker()), Optional.of(own.model()))
                : Map.entry(
                        keyed.find(key), Optional.ofNullable(family.tracked().get(key)));
    }

    private Map.Entry<Optional<CircuitBreaker>, Optional<Model>> tracked(@Nullable String key) {
        return key == null || keyed == null || family == null
                ? Map.entry(Optional.of(own.breaker()), Optional.of(own.model()))
                : Map.entry(keyed.track(key), family.track(key, now()).map(Function.identity()));
    }

    private Subject called(@Nullable String key) {
        return key == null || keyed == null || family == null
                ? own
                : new Subject(keyed.of(key), family.called(key, now()));
    }

    private void keep(Model model) {
        if (family != null && model instanceof KeyModel key) {
            family.keep(key, now());
        }
    }

    private void force(Subject subject, BreakerState to, ManualOverride why) {
        if (to == BreakerState.FORCED_OPEN) {
            subject.breaker().forceOpen(why);
        } else {
            subject.breaker().forceClosed(why);
        }
        subject.model().force(to, why, now());
    }

    /** A synchronous call; an exception of cancellation is one like any other there. */
    private Optional<String> call(Subject subject, Outcome outcome) {
        Outcome ending = outcome.isCancellation() ? Outcome.BUG : outcome;
        Object expected = subject.model().begin(now());
        if (expected instanceof Admission admission) {
            subject.model().end(admission, ending, now());
        }
        try {
            String value = subject.breaker().call(() -> {
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

    private Optional<String> begin(Subject subject, int call) {
        Object expected = subject.model().begin(now());
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> future = subject.breaker().callAsync(() -> stage);
        if (future.isCompletedExceptionally()) {
            BreakerOpenException rejection = (BreakerOpenException)
                    future.handle((value, thrown) -> thrown).join();
            return differing("rejection", expected, new Rejection(rejection.state(), rejection.retryAfter()));
        }
        if (expected instanceof Admission admission) {
            running.put(call, new Running(subject.model(), stage, admission));
            return Optional.empty();
        }
        return differing("rejection", expected, "admitted");
    }

    private void end(@Nullable Running call, Outcome outcome) {
        if (call == null) {
            return;
        }
        if (outcome.thrown() == null) {
            call.stage().complete(outcome.value());
        } else {
            call.stage().completeExceptionally(outcome.wrapped());
        }
        long failed = call.model().failed;
        call.model().end(call.admission(), outcome, now());
        if (call.model().failed > failed) {
            keep(call.model());
        }
    }

    private Optional<String> lookedAt() {
        Optional<String> difference =
                lookedAt(own, family == null ? own.model().snapshot(now()) : family.snapshot(now()));
        if (keyed == null || family == null) {
            return difference.or(() -> differing("events", own.model().transitions(), seenTransitions));
        }
        List<String> expected = family.tracked().keySet().stream().sorted().toList();
        List<String> keys = keyed.tracked().stream()
                .map(breaker -> breaker.key().orElseThrow())
                .toList();
        difference = difference.or(() -> differing("keys", expected, keys));
        for (String key : expected) {
            difference = difference.or(() -> {
                Subject subject = new Subject(
                        keyed.find(key).orElseThrow(), family.tracked().get(key));
                return lookedAt(subject, subject.model().snapshot(now()));
            });
        }
        return difference;
    }

    private Optional<String> lookedAt(Subject subject, BreakerSnapshot expected) {
        Model model = subject.model();
        CircuitBreaker breaker = subject.breaker();
        return differing("snapshot", expected, breaker.snapshot())
                .or(() -> differing("state", model.state(now()), breaker.state()))
                .or(() -> differing("settings", model.settings(), breaker.settings()))
                .or(() -> differing("history", model.history(), breaker.history()));
    }

    private static Optional<String> differing(String what, @Nullable Object expected, @Nullable Object actual) {
        return Objects.equals(expected, actual)
                ? Optional.empty()
                : Optional.of(what + "\n  expected " + expected + "\n  but was  " + actual);
    }
}
