package io.github.switchgear.core;

import io.github.switchgear.core.RecordedCall.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One more time of what was recorded: its calls begin and end again when they did, but a machine of its own lets them in. A call
 * that was rejected and now is let through lasts nothing, and ends as is assumed.
 */
final class Replay {

    /** What a recorded failure failed by, which nobody has kept. */
    private static final String UNKNOWN_FAILURE = "recorded";

    private final Recording recording;
    private final BreakerSettings settings;
    private final Outcome assumed;
    private final ReplayClock clock;
    private final ReplayMachine machine;

    /** The states that have let in the calls that are running. */
    private final @Nullable State[] admitted;

    private boolean isTried;
    private BreakerState before = BreakerState.CLOSED;
    private int rejected;
    private int failuresLetThrough;
    private int unknown;

    private Replay(Recording recording, BreakerSettings settings, Outcome assumed, long begin) {
        this.recording = recording;
        this.settings = settings;
        this.assumed = assumed;
        this.clock = recording.clock();
        clock.set(begin);
        this.machine = new ReplayMachine(recording, settings, clock);
        this.admitted = new State[recording.all().size()];
    }

    /**
     * What there is to be done, in its order. What falls together is done as the calls were counted, and a call that ends when it
     * begins does so at once.
     */
    static List<Event> events(Recording recording) {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < recording.all().size(); i++) {
            RecordedCall call = recording.all().get(i);
            events.add(new Event(call.began(), i, true));
            if (call.outcome() != Outcome.REJECTED) {
                events.add(new Event(call.ended(), i, false));
            }
        }
        if (!events.isEmpty()) {
            long any = events.get(0).nanos(); // a ticker's numbers may run over, their differences do not
            events.sort(Comparator.<Event>comparingLong(event -> event.nanos() - any)
                    .thenComparingInt(Event::call)
                    .thenComparing(event -> !event.begins()));
        }
        return events;
    }

    /**
     * Does it all.
     *
     * @param assumed how calls end that were rejected and now are let through
     */
    static Rehearsal.Figures of(Recording recording, List<Event> events, BreakerSettings settings, Outcome assumed) {
        if (events.isEmpty()) {
            return new Rehearsal.Figures(stateBefore(recording), List.of(), List.of(), Duration.ZERO, 0, 0, 0);
        }
        Recording.Start start = recording.start();
        long begin = start == null ? events.get(0).nanos() : start.nanos();
        Replay replay = new Replay(recording, settings, assumed, begin);
        events.forEach(replay::happen);
        return replay.figures(events.get(events.size() - 1).nanos());
    }

    private static BreakerState stateBefore(Recording recording) {
        Recording.Start start = recording.start();
        return start == null ? BreakerState.CLOSED : start.state().phase().state();
    }

    private void happen(Event event) {
        clock.moveTo(event.nanos());
        if (!isTried && event.begins() && isCounted(event.call())) {
            isTried = true;
            before = machine.state().phase().state();
            machine.goBy(settings);
        }
        RecordedCall call = recording.all().get(event.call());
        if (!event.begins()) {
            end(event.call(), call);
        } else if (wasRunning(call)) {
            admitted[event.call()] = letInBefore(call);
        } else {
            begin(event.call(), call);
        }
    }

    private boolean isCounted(int call) {
        return call >= recording.leadIn();
    }

    private void begin(int index, RecordedCall call) {
        State by;
        try {
            by = machine.admit();
        } catch (BreakerOpenException rejection) {
            rejected += isCounted(index) ? 1 : 0;
            return;
        }
        if (call.outcome() == Outcome.REJECTED) {
            unknown += isCounted(index) ? 1 : 0;
            end(index, by, assumed, 0);
        } else {
            admitted[index] = by;
        }
    }

    private void end(int index, RecordedCall call) {
        State by = admitted[index];
        if (by != null) {
            admitted[index] = null;
            end(index, by, call.outcome(), call.nanos());
        }
    }

    private void end(int index, State by, Outcome outcome, long nanos) {
        boolean tooSlow = outcome == Outcome.SUCCEEDED && by.settings().isTooSlow(nanos);
        if (outcome == Outcome.NEUTRAL) {
            machine.provedNothing(by);
        } else if (outcome == Outcome.FAILED || tooSlow) {
            failuresLetThrough += isCounted(index) ? 1 : 0;
            machine.failed(by, tooSlow ? SettingName.SLOW_CALL.member() : UNKNOWN_FAILURE);
        } else {
            machine.succeeded(by);
        }
    }

    private boolean wasRunning(RecordedCall call) {
        Recording.Start start = recording.start();
        return start != null && call.outcome() != Outcome.REJECTED && call.began() - start.nanos() < 0;
    }

    /** The state that let in a call that was running at the start; an earlier one where it does not count any more. */
    private State letInBefore(RecordedCall call) {
        Recording.Start start = Objects.requireNonNull(recording.start());
        State state = start.state();
        if ((state.generation() & CallRing.GENERATION_MASK) != call.generation()) {
            return state.earlier();
        }
        if (!(state.phase() instanceof Phase.HalfOpen halfOpen)) {
            return state;
        }
        long lease = call.began() + state.settings().effectiveProbeLease().toNanos();
        return halfOpen.probes().stream()
                .filter(probe -> lease - start.nanos() > 0)
                .min(Comparator.comparingLong(probe -> Math.abs(probe.lease().nanos() - lease)))
                .map(state::letIn)
                .orElseGet(state::earlier);
    }

    private Rehearsal.Figures figures(long end) {
        List<BreakerTransition> transitions =
                machine.transitions().stream().map(Replay::withoutUnknown).toList();
        List<Rehearsal.Opening> openings = transitions.stream()
                .filter(change -> change.to() == BreakerState.OPEN)
                .map(change -> new Rehearsal.Opening(change.at(), change.cause()))
                .toList();
        return new Rehearsal.Figures(
                before,
                transitions,
                openings,
                Duration.ofNanos(machine.nanosOpen(end)),
                rejected,
                failuresLetThrough,
                unknown);
    }

    private static BreakerTransition withoutUnknown(BreakerTransition change) {
        return UNKNOWN_FAILURE.equals(change.failure())
                ? new BreakerTransition(
                        change.breaker(),
                        change.from(),
                        change.to(),
                        change.cause(),
                        change.generation(),
                        change.at(),
                        null,
                        change.actor(),
                        change.reason(),
                        change.origin(),
                        change.key())
                : change;
    }

    /**
     * A call begins or ends.
     *
     * @param nanos when, by the ticker
     * @param call its number among those recorded
     */
    record Event(long nanos, int call, boolean begins) {}
}
