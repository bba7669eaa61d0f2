package io.github.switchgear.core;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about a breaker's calls, in one immutable object. A call reads it once, is admitted by it, and its
 * result is counted by replacing exactly the object that the count was computed from.
 *
 * <p>The methods here are the machine's arrows. Each returns the state that follows, or this very object where nothing
 * changes; none of them has an effect of its own. Those that change more than a count also add the transition to the
 * history.
 *
 * @param breaker the breaker's name
 * @param settings what judges the calls admitted in this state
 * @param generation grows with every transition, so that the result of a call admitted earlier is told apart
 * @param since when the breaker came into the state that it reads as; a reset while closed or another override of the
 *     same kind begins a new generation, but leaves this as it is
 * @param consecutiveFailures failures counted since the last success that counted
 * @param phase what the breaker is doing
 * @param history the newest transitions, newest first
 */
record State(
        String breaker,
        BreakerSettings settings,
        long generation,
        Instant since,
        int consecutiveFailures,
        Phase phase,
        List<BreakerTransition> history) {

    private static final int HISTORY_LIMIT = 50;

    static State initial(String breaker, BreakerSettings settings, Instant since) {
        return new State(breaker, settings, 0, since, 0, Phase.Closed.INSTANCE, List.of());
    }

    /** Lets a call in: this state, or one in which the call is the probe; null where the call is rejected. */
    @Nullable
    State admit(long now, BreakerClock clock) {
        if (phase instanceof Phase.ForcedClosed) {
            return this;
        }
        if (phase instanceof Phase.HalfOpen halfOpen && halfOpen.probeInFlight(now) == null) {
            return withPhase(new Phase.HalfOpen(new Phase.Probe(clock.deadline(now, settings.effectiveProbeLease()))));
        }
        return phase instanceof Phase.Closed ? this : null;
    }

    /**
     * Whether the result of a call counts here: it was admitted in this generation and, where it was a probe, still
     * holds the slot.
     */
    boolean counts(State admitted, long now) {
        if (generation != admitted.generation) {
            return false;
        }
        if (phase instanceof Phase.HalfOpen current && admitted.phase instanceof Phase.HalfOpen then) {
            return current.probe() == then.probe() && current.probeInFlight(now) != null;
        }
        return true;
    }

    State succeeded(long now, BreakerClock clock) {
        if (phase instanceof Phase.HalfOpen) {
            return transition(Phase.Closed.INSTANCE, Cause.PROBE_SUCCEEDED, clock.instantAt(now))
                    .withFailures(0);
        }
        return consecutiveFailures == 0 ? this : withFailures(0);
    }

    State failed(long now, BreakerClock clock, String failure) {
        State counted =
                withFailures(consecutiveFailures == Integer.MAX_VALUE ? consecutiveFailures : consecutiveFailures + 1);
        if (phase instanceof Phase.HalfOpen) {
            return counted.opened(now, clock, Cause.PROBE_FAILED, failure);
        }
        return phase instanceof Phase.Closed && counted.isAtLimit()
                ? counted.opened(now, clock, Cause.FAILURES_REACHED, failure)
                : counted;
    }

    /** A probe that proved nothing gives its slot back; elsewhere nothing happens. */
    State gaveBack() {
        return phase instanceof Phase.HalfOpen ? withPhase(Phase.HalfOpen.FREE) : this;
    }

    private State opened(long now, BreakerClock clock, Cause cause, String failure) {
        Phase open = new Phase.Open(clock.deadline(now, settings.retryTimer()));
        return transition(open, cause, clock.instantAt(now), failure, null);
    }

    /** The step that the clock alone has brought by now. */
    State due(long now) {
        Phase next = phase.at(now);
        Deadline deadline = phase.deadline();
        return next == phase || deadline == null
                ? this
                : transition(next, phase.endsBy(), deadline.at()).withFailures(failuresIn(next));
    }

    State reset(long now, BreakerClock clock, ManualOverride by) {
        return transition(Phase.Closed.INSTANCE, Cause.RESET, clock.instantAt(now), null, by)
                .withFailures(0);
    }

    State forcedOpen(long now, BreakerClock clock, ManualOverride why) {
        Phase forced = new Phase.ForcedOpen(why, clock.instantAt(now), endOf(why, now, clock));
        return transition(forced, Cause.FORCED, clock.instantAt(now), null, why);
    }

    State forcedClosed(long now, BreakerClock clock, ManualOverride why) {
        Phase forced = new Phase.ForcedClosed(why, clock.instantAt(now), endOf(why, now, clock));
        return transition(forced, Cause.FORCED, clock.instantAt(now), null, why);
    }

    State released(long now, BreakerClock clock, ManualOverride by) {
        if (!(phase instanceof Phase.Forced)) {
            return this;
        }
        Phase next = phase.successor();
        return transition(next, Cause.RELEASED, clock.instantAt(now), null, by).withFailures(failuresIn(next));
    }

    State reconfigured(long now, BreakerClock clock, BreakerSettings newSettings) {
        BreakerTransition change = new BreakerTransition(
                breaker,
                phase.state(),
                phase.state(),
                Cause.RECONFIGURED,
                generation,
                clock.instantAt(now),
                null,
                null,
                null);
        return new State(breaker, newSettings, generation, since, consecutiveFailures, phase, prepended(change));
    }

    boolean isAtLimit() {
        return consecutiveFailures >= settings.allowedFails();
    }

    /** What is left of the count when this state goes over into that phase by itself. */
    int failuresIn(Phase next) {
        return next == phase || !(next instanceof Phase.Closed) ? consecutiveFailures : 0;
    }

    private static @Nullable Deadline endOf(ManualOverride override, long now, BreakerClock clock) {
        return override.duration()
                .map(duration -> clock.deadline(now, duration))
                .orElse(null);
    }

    private State withFailures(int failures) {
        return failures == consecutiveFailures
                ? this
                : new State(breaker, settings, generation, since, failures, phase, history);
    }

    private State withPhase(Phase newPhase) {
        return new State(breaker, settings, generation, since, consecutiveFailures, newPhase, history);
    }

    private State transition(Phase next, Cause cause, Instant at) {
        return transition(next, cause, at, null, null);
    }

    private State transition(
            Phase next, Cause cause, Instant at, @Nullable String failure, @Nullable ManualOverride by) {
        BreakerTransition change = new BreakerTransition(
                breaker,
                phase.state(),
                next.state(),
                cause,
                generation + 1,
                at,
                failure,
                by == null ? null : by.actor().orElse(null),
                by == null ? null : by.reason().orElse(null));
        Instant nextSince = change.from() == change.to() ? since : at;
        return new State(breaker, settings, generation + 1, nextSince, consecutiveFailures, next, prepended(change));
    }

    private List<BreakerTransition> prepended(BreakerTransition change) {
        return Stream.concat(Stream.of(change), history.stream().limit(HISTORY_LIMIT - 1))
                .toList();
    }
}
