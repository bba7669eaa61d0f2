package io.github.switchgear.core;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that decides about a breaker's calls, in one immutable object, but for the {@link CallWindow} in it. A call reads it
 * once, is admitted by it, and its result is counted by replacing exactly the object that the count was computed from.
 *
 * <p>The methods here are the machine's arrows. Each returns the state that follows, or this very object where nothing
 * changes; none of them has an effect of its own, but that a window is sealed before its calls are carried over. Those
 * that change more than a count also add the transition to the history.
 *
 * @param breaker the breaker's name
 * @param settings what judges the calls admitted in this state
 * @param generation grows with every transition, so that the result of a call admitted earlier is told apart
 * @param since when the breaker came into the state that it reads as; a reset while closed or another override of the
 *     same kind begins a new generation, but leaves this as it is
 * @param consecutiveFailures failures counted since the last success that counted
 * @param window the calls whose ratio decides; null where consecutive failures do
 * @param phase what the breaker is doing
 * @param history the newest transitions, newest first
 */
record State(
        String breaker,
        BreakerSettings settings,
        long generation,
        Instant since,
        int consecutiveFailures,
        @Nullable CallWindow window,
        Phase phase,
        List<BreakerTransition> history) {

    private static final int HISTORY_LIMIT = 50;

    static State initial(String breaker, BreakerSettings settings, long now, BreakerClock clock) {
        return new State(
                breaker,
                settings,
                0,
                clock.instantAt(now),
                0,
                CallWindow.of(settings.window(), now),
                Phase.Closed.INSTANCE,
                List.of());
    }

    /** Lets a call in: this state, or one in which the call is the probe; null where the call is rejected. */
    @Nullable
    State admit(long now, BreakerClock clock) {
        if (phase instanceof Phase.ForcedClosed) {
            return this;
        }
        if (phase instanceof Phase.HalfOpen halfOpen && halfOpen.probeInFlight(now) == null) {
            return withPhase(halfOpen.probedBy(new Phase.Probe(clock.deadline(now, settings.effectiveProbeLease()))));
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

    /** Whether a success here would change nothing at all. */
    boolean ignoresSuccess() {
        return consecutiveFailures == 0 && phase instanceof Phase.Closed && (window == null || window.ignoresSuccess());
    }

    /**
     * Whether counting a call here needs to know the time. On a closed breaker's ordinary way it does not, and reading
     * the clock would cost more than all the rest.
     */
    boolean asksTimeToCount(@Nullable String failure) {
        if (!(phase instanceof Phase.Closed)) {
            return true;
        }
        return window == null
                ? failure != null && consecutiveFailures + 1 >= settings.allowedFails()
                : window.asksTime() || window.isSealed();
    }

    /** The window that the result of a call belongs into; null if it belongs into none. */
    @Nullable
    CallWindow countingWindow() {
        return phase instanceof Phase.Closed || phase instanceof Phase.ForcedClosed ? window : null;
    }

    State succeeded(long now, BreakerClock clock) {
        if (phase instanceof Phase.HalfOpen halfOpen) {
            return halfOpen.successes() + 1 < settings.probeSuccesses()
                    ? withPhase(halfOpen.succeeded())
                    : transition(Phase.Closed.INSTANCE, Cause.PROBE_SUCCEEDED, clock.instantAt(now))
                            .emptied(now);
        }
        return withFailures(0);
    }

    State failed(long now, BreakerClock clock, String failure) {
        State counted = withFailures(oneMore());
        if (phase instanceof Phase.HalfOpen) {
            return counted.opened(now, clock, Cause.PROBE_FAILED, failure);
        }
        return phase instanceof Phase.Closed && window == null && counted.isAtLimit(now)
                ? counted.opened(now, clock, Cause.FAILURES_REACHED, failure)
                : counted;
    }

    private int oneMore() {
        return consecutiveFailures == Integer.MAX_VALUE ? consecutiveFailures : consecutiveFailures + 1;
    }

    /** A probe that proved nothing gives its slot back; elsewhere nothing happens. */
    State gaveBack() {
        return phase instanceof Phase.HalfOpen halfOpen ? withPhase(halfOpen.free()) : this;
    }

    private State opened(long now, BreakerClock clock, Cause cause, @Nullable String failure) {
        int opening = phase instanceof Phase.HalfOpen halfOpen ? halfOpen.opening() + 1 : 1;
        Phase open = new Phase.Open(clock.deadline(now, settings.openTime(opening, clock.chance())), opening);
        return transition(open, cause, clock.instantAt(now), failure, null);
    }

    /** Whether {@link #due} needs to be asked at all: false on a closed breaker's ordinary way. */
    boolean mayBeDue() {
        return phase.deadline() != null || (window != null && window.isSealed());
    }

    /**
     * The step that is to be published before any other: what the clock has brought by now, what the call that reached
     * the window's ratio has, or a window that takes calls where this one does not any more.
     */
    @SuppressWarnings("ReferenceEquality") // this very object means that nothing is due
    State due(long now, BreakerClock clock) {
        State brought = broughtByClock(now);
        if (brought != this) {
            return brought;
        }
        CallWindow sealed = countingWindow();
        if (sealed == null || !sealed.isSealed()) {
            return this;
        }
        if (phase instanceof Phase.Closed && sealed.isTripped()) {
            return withFailures(sealed.endsInFailure() ? oneMore() : 0)
                    .opened(now, clock, Cause.FAILURE_RATIO_REACHED, sealed.lastFailure());
        }
        return withWindow(sealed.successor(now));
    }

    /** The step that the clock alone has brought by now; what people see before it is published. */
    State broughtByClock(long now) {
        Phase next = phase.at(now);
        Deadline deadline = phase.deadline();
        if (next == phase || deadline == null) {
            return this;
        }
        State after = transition(next, phase.endsBy(), deadline.at());
        return next instanceof Phase.Closed ? after.emptied(now) : after;
    }

    State reset(long now, BreakerClock clock, ManualOverride by) {
        return transition(Phase.Closed.INSTANCE, Cause.RESET, clock.instantAt(now), null, by)
                .emptied(now);
    }

    /** Null where a call has just tripped the window: it comes first. */
    @Nullable
    State forcedOpen(long now, BreakerClock clock, ManualOverride why) {
        return forced(new Phase.ForcedOpen(why, clock.instantAt(now), endOf(why, now, clock)), now, clock, why);
    }

    /** Null where a call has just tripped the window: it comes first. */
    @Nullable
    State forcedClosed(long now, BreakerClock clock, ManualOverride why) {
        return forced(new Phase.ForcedClosed(why, clock.instantAt(now), endOf(why, now, clock)), now, clock, why);
    }

    /** The calls so far stay in the window, but those that are running belong to an earlier generation. */
    private @Nullable State forced(Phase.Forced forced, long now, BreakerClock clock, ManualOverride why) {
        State after = transition(forced, Cause.FORCED, clock.instantAt(now), null, why);
        if (window == null) {
            return after;
        }
        CallWindow carriedOver = window.successor(now);
        return phase instanceof Phase.Closed && window.isTripped() ? null : after.withWindow(carriedOver);
    }

    State released(long now, BreakerClock clock, ManualOverride by) {
        if (!(phase instanceof Phase.Forced)) {
            return this;
        }
        State after = transition(phase.successor(), Cause.RELEASED, clock.instantAt(now), null, by);
        return after.phase instanceof Phase.Closed ? after.emptied(now) : after;
    }

    State reconfigured(long now, BreakerClock clock, BreakerSettings newSettings, ManualOverride by) {
        BreakerTransition change =
                change(phase.state(), Cause.RECONFIGURED, generation, clock.instantAt(now), null, by);
        CallWindow newWindow =
                newSettings.window().equals(settings.window()) ? window : CallWindow.of(newSettings.window(), now);
        return new State(
                breaker, newSettings, generation, since, consecutiveFailures, newWindow, phase, prepended(change));
    }

    boolean isAtLimit(long now) {
        return window == null ? consecutiveFailures >= settings.allowedFails() : window.isAtLimit(now);
    }

    private static @Nullable Deadline endOf(ManualOverride override, long now, BreakerClock clock) {
        return override.duration()
                .map(duration -> clock.deadline(now, duration))
                .orElse(null);
    }

    /** What is counted begins anew. */
    private State emptied(long now) {
        return withFailures(0).withWindow(CallWindow.of(settings.window(), now));
    }

    private State withFailures(int failures) {
        return failures == consecutiveFailures
                ? this
                : new State(breaker, settings, generation, since, failures, window, phase, history);
    }

    private State withWindow(@Nullable CallWindow newWindow) {
        return newWindow == window
                ? this
                : new State(breaker, settings, generation, since, consecutiveFailures, newWindow, phase, history);
    }

    private State withPhase(Phase newPhase) {
        return new State(breaker, settings, generation, since, consecutiveFailures, window, newPhase, history);
    }

    private State transition(Phase next, Cause cause, Instant at) {
        return transition(next, cause, at, null, null);
    }

    private State transition(
            Phase next, Cause cause, Instant at, @Nullable String failure, @Nullable ManualOverride by) {
        BreakerTransition change = change(next.state(), cause, generation + 1, at, failure, by);
        Instant nextSince = change.from() == change.to() ? since : at;
        return new State(
                breaker, settings, generation + 1, nextSince, consecutiveFailures, window, next, prepended(change));
    }

    private BreakerTransition change(
            BreakerState to,
            Cause cause,
            long newGeneration,
            Instant at,
            @Nullable String failure,
            @Nullable ManualOverride by) {
        return new BreakerTransition(
                breaker,
                phase.state(),
                to,
                cause,
                newGeneration,
                at,
                failure,
                by == null ? null : by.actor().orElse(null),
                by == null ? null : by.reason().orElse(null),
                by == null ? Origin.of(cause) : by.origin());
    }

    private List<BreakerTransition> prepended(BreakerTransition change) {
        return Stream.concat(Stream.of(change), history.stream().limit(HISTORY_LIMIT - 1))
                .toList();
    }
}
