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
 */
class State {

    private static final int HISTORY_LIMIT = 50;

    private final BreakerSettings settings;
    private final long generation;
    private final Instant since;
    private final int consecutiveFailures;
    private final @Nullable CallWindow window;
    private final Phase phase;
    private final @Nullable Plan planned;
    private final List<BreakerTransition> history;

    State(
            BreakerSettings settings,
            long generation,
            Instant since,
            int consecutiveFailures,
            @Nullable CallWindow window,
            Phase phase,
            @Nullable Plan planned,
            List<BreakerTransition> history) {
        this.settings = settings;
        this.generation = generation;
        this.since = since;
        this.consecutiveFailures = consecutiveFailures;
        this.window = window;
        this.phase = phase;
        this.planned = planned;
        this.history = history;
    }

    /** One that has all that another one has. */
    State(State other) {
        this(
                other.settings,
                other.generation,
                other.since,
                other.consecutiveFailures,
                other.window,
                other.phase,
                other.planned,
                other.history);
    }

    static State initial(BreakerSettings settings, Deadline now, Tally tally) {
        return new State(
                settings,
                0,
                now.at(),
                0,
                CallWindow.of(settings.window(), now.nanos(), tally, 0),
                Phase.Steady.UNWATCHED,
                null,
                List.of());
    }

    private State make(
            BreakerSettings newSettings,
            long newGeneration,
            Instant newSince,
            int failures,
            @Nullable CallWindow newWindow,
            Phase newPhase,
            @Nullable Plan newPlan,
            List<BreakerTransition> newHistory) {
        Phase watched = newPhase instanceof Phase.Steady ? steady(newPlan) : newPhase;
        return ofThisKind(
                new State(newSettings, newGeneration, newSince, failures, newWindow, watched, newPlan, newHistory));
    }

    /** The same, but that each call has to be looked at. */
    final State watched() {
        return phase == Phase.Steady.UNWATCHED
                ? ofThisKind(new State(
                        settings,
                        generation,
                        since,
                        consecutiveFailures,
                        window,
                        Phase.Steady.WATCHED,
                        planned,
                        history))
                : this;
    }

    /** A state of the same kind of breaker as this is one of. */
    State ofThisKind(State state) {
        return state;
    }

    /** What a breaker does that lets all calls through. */
    Phase steady(@Nullable Plan plan) {
        return plan == null ? Phase.Steady.UNWATCHED : Phase.Steady.WATCHED;
    }

    /** What judges the calls admitted in this state. */
    BreakerSettings settings() {
        return settings;
    }

    /** Grows with every transition to another state, so that the result of a call admitted earlier is told apart. */
    long generation() {
        return generation;
    }

    /**
     * When the breaker came into the state that it reads as; a reset while closed or another override of the same kind begins
     * a new generation, but leaves this as it is.
     */
    Instant since() {
        return since;
    }

    /** What has been counted: consecutive failures, of which the window holds those that it has counted, and the window. */
    CallWindow.Look counted(long now) {
        if (window == null) {
            return new CallWindow.Look(consecutiveFailures, consecutiveFailures > 0, isAtLimit());
        }
        CallWindow.Look seen = window.look(now, phase instanceof Phase.Closed);
        long failures = (long) consecutiveFailures + seen.consecutiveFailures();
        return new CallWindow.Look(Head.saturated(failures), seen.hasFailures(), seen.isAtLimit());
    }

    /** The calls whose ratio decides; null where consecutive failures do. */
    @Nullable
    CallWindow window() {
        return window;
    }

    /** What the breaker is doing. */
    Phase phase() {
        return phase;
    }

    /** The override that begins later; null if there is none. */
    @Nullable
    Plan planned() {
        return planned;
    }

    /** The newest transitions, newest first. */
    List<BreakerTransition> history() {
        return history;
    }

    /** What has led to what it does with calls; null where nothing has, or what was done to the family of a key, but a force. */
    @Nullable
    Cause cause() {
        if (phase.state() == BreakerState.FORCED_OPEN) {
            return Cause.FORCED;
        }
        for (BreakerTransition change : history) {
            if (change.from() != change.to()) {
                return change.to() == phase.state() ? change.cause() : null;
            }
        }
        return null;
    }

    /**
     * What one more call leads to, let through or not: this state where nothing changes by it; null where it is rejected, and
     * nothing changes by that.
     */
    @Nullable
    State called(long now, Surroundings around) {
        if (phase instanceof Phase.Ramping ramping) {
            return withPhase(ramping.called(now));
        }
        if (phase instanceof Phase.HalfOpen halfOpen && halfOpen.hasRoom(now, settings)) {
            Deadline lease = around.deadline(now, settings.effectiveProbeLease());
            return withPhase(halfOpen.probedBy(new Phase.Probe(lease), now));
        }
        return phase instanceof Phase.Closed || phase instanceof Phase.ForcedClosed ? this : null;
    }

    /** Whether the call that led to this state is let through. */
    boolean admits() {
        return !(phase instanceof Phase.Ramping ramping) || ramping.admits();
    }

    /** When a call may be let through, of one that is rejected; null where nobody knows. */
    @Nullable
    Deadline mayCallFrom(long now) {
        return phase instanceof Phase.Ramping ? phase.deadline() : phase.mayCallFrom(now, settings);
    }

    /**
     * Whether the result of a call counts here: it was admitted in this generation and, where it was a probe, still
     * holds its slot, or goes by rules that listen to it all the same.
     */
    boolean counts(State admitted, long now) {
        if (generation != admitted.generation) {
            return false;
        }
        Phase.Probe probe = admitted.probe();
        return probe == null
                || settings.rules().hearsLateProbes()
                || !(phase instanceof Phase.HalfOpen halfOpen)
                || halfOpen.isHeldBy(probe, now);
    }

    /** The call that this state has let in as a probe; null where it lets them in otherwise. */
    private Phase.@Nullable Probe probe() {
        return phase instanceof Phase.HalfOpen halfOpen ? halfOpen.latest() : null;
    }

    /** Whether a success here would change nothing at all. */
    boolean ignoresSuccess() {
        return consecutiveFailures == 0 && window == null && isOrdinary();
    }

    /** The window that the success of a call is for, and nothing else; null where there is none. */
    @Nullable
    CallWindow windowOfSuccess(State admitted) {
        return generation == admitted.generation && isOrdinary() ? window : null;
    }

    /** Whether it lets all calls through without a look at the clock, and counts them so. */
    boolean isOrdinary() {
        return phase == Phase.Steady.UNWATCHED;
    }

    /**
     * Whether counting a call here needs to know the time. On a closed breaker's ordinary way it does not, and reading
     * the clock would cost more than all the rest.
     */
    boolean asksTimeToCount(@Nullable String failure) {
        if (!isOrdinary()) {
            return true;
        }
        return window == null
                ? failure != null && consecutiveFailures + 1 >= settings.allowedFails()
                : window.asksTime() || window.isSealed();
    }

    /** Tells whoever wants to know of it how the call ended that this state has let in. */
    void callEnded(CallOutcome outcome) {}

    /** The window that the result of a call belongs into; null if it belongs into none. */
    @Nullable
    CallWindow countingWindow() {
        return phase instanceof Phase.Closed || phase instanceof Phase.ForcedClosed ? window : null;
    }

    State succeeded(State admitted, long now, Surroundings around) {
        Phase.Probe probe = admitted.probe();
        if (probe == null || !(phase instanceof Phase.HalfOpen halfOpen)) {
            return withFailures(0);
        }
        return halfOpen.successes() + 1 < settings.probeSuccesses()
                ? withPhase(halfOpen.succeeded(probe))
                : transition(recovering(now, around), Cause.PROBE_SUCCEEDED, around.point(now), around)
                        .emptied(now);
    }

    /** Probes have closed the breaker. */
    private Phase recovering(long now, Surroundings around) {
        return settings.rampUp().isZero()
                ? Phase.Steady.UNWATCHED
                : Phase.Ramping.beginning(now, around, settings.rampUp());
    }

    State failed(long now, Surroundings around, String failure) {
        State counted = withFailures(oneMore());
        if (phase instanceof Phase.HalfOpen) {
            return counted.opened(now, around, Cause.PROBE_FAILED, failure);
        }
        return phase instanceof Phase.Closed && counted.isAtLimit()
                ? counted.opened(now, around, Cause.FAILURES_REACHED, failure)
                : counted;
    }

    private int oneMore() {
        return consecutiveFailures == Integer.MAX_VALUE ? consecutiveFailures : consecutiveFailures + 1;
    }

    /** A probe that proved nothing gives its slot back; elsewhere nothing happens. */
    State gaveBack(State admitted) {
        Phase.Probe probe = admitted.probe();
        return probe != null && phase instanceof Phase.HalfOpen halfOpen ? withPhase(halfOpen.without(probe)) : this;
    }

    private State opened(long now, Surroundings around, Cause cause, @Nullable String failure) {
        int opening = phase instanceof Phase.HalfOpen halfOpen ? halfOpen.opening() + 1 : 1;
        Phase open = new Phase.Open(around.deadline(now, settings.openTime(opening, around.chance())), opening);
        return transition(open, cause, around.point(now), failure, null, around);
    }

    /** Whether {@link #due} needs to be asked at all: false on a closed breaker's ordinary way. */
    boolean mayBeDue() {
        return end() != null || planned != null || (window != null && window.isSealed());
    }

    /**
     * The step that is to be published before any other: what the clock has brought by now, what the call that reached
     * the window's ratio has, or a window that takes calls where this one does not any more.
     *
     * @param told what the family of a key's breaker has been told by now; null where there is no family
     */
    @SuppressWarnings("ReferenceEquality") // this very object means that nothing is due
    State due(long now, Surroundings around, @Nullable Orders told) {
        CallWindow counting = countingWindow();
        boolean isSealed = counting != null && counting.isSealed();
        State next = brought(now, around, told);
        if (next != this) {
            next = next.carryingOver(this, now);
        } else if (counting != null && isSealed) {
            next = goingOn(counting, now);
        }
        // Asked last: of a window that still takes calls, nobody knows yet whether one of them will trip it.
        return next != this && counting != null && isTripped() ? tripped(counting, earliest(now, told), around) : next;
    }

    /** Whether a call has reached the ratio, and nobody has published yet what that brings. */
    boolean isTripped() {
        return phase instanceof Phase.Closed && window != null && window.isTripped();
    }

    private State tripped(CallWindow by, long now, Surroundings around) {
        return opened(now, around, Cause.FAILURE_RATIO_REACHED, by.lastFailure());
    }

    /** All that has been brought by now without a call, step by step: what people see before it is published. */
    @SuppressWarnings("ReferenceEquality") // this very object means that nothing is due
    State at(long now, Surroundings around, @Nullable Orders told) {
        State seen = this;
        State brought = seen.brought(now, around, told);
        while (brought != seen) {
            seen = brought;
            brought = seen.brought(now, around, told);
        }
        return seen;
    }

    /** How many of the transitions there are that were not there yet in an earlier state. */
    int transitionsSince(State earlier) {
        return earlier.history.isEmpty() ? history.size() : history.indexOf(earlier.history.get(0));
    }

    /** Who has led to this state from another one; null where that is no transition. */
    @SuppressWarnings("ReferenceEquality") // a history is replaced where something is added
    @Nullable
    Origin originAfter(State from) {
        return history == from.history ? null : history.get(0).origin();
    }

    /** The earliest step that has been brought by now without a call. */
    State brought(long now, Surroundings around, @Nullable Orders told) {
        return broughtByClock(now, around);
    }

    /** When the earliest of them was, or now: what a call has brought came no later. */
    long earliest(long now, @Nullable Orders told) {
        return planned == null ? now : planned.begin().orBefore(now);
    }

    /** The earliest step that the clock has brought by now. */
    @SuppressWarnings("ReferenceEquality") // told apart by where it comes from
    final State broughtByClock(long now, Surroundings around) {
        Plan plan = planned;
        Deadline step = stepOfClock(now);
        if (step == null) {
            return this;
        }
        return plan != null && step == plan.begin() ? begun(plan, around) : ended(step, now, around);
    }

    /** When that was; where two fall together, an override ends before another begins. Null where the clock has brought nothing. */
    final @Nullable Deadline stepOfClock(long now) {
        Deadline begin = planned == null ? null : passed(planned.begin(), now);
        Deadline end = passed(end(), now);
        if (begin == null || end == null) {
            return begin == null ? end : begin;
        }
        return begin.isBefore(end) ? begin : end;
    }

    /** When the clock ends what the breaker is doing; null where it does not. */
    @Nullable
    Deadline end() {
        return phase.deadline();
    }

    /** Whether somebody has forced this very breaker. */
    boolean isForced() {
        return phase instanceof Phase.Forced;
    }

    /** What a breaker does that is not forced itself any more. */
    Phase unforced(Phase successor) {
        return successor;
    }

    /** This state, by which others may have to go, too. */
    State told(Cause cause, Deadline at, State before) {
        return this;
    }

    private static @Nullable Deadline passed(@Nullable Deadline deadline, long now) {
        return deadline != null && deadline.hasPassed(now) ? deadline : null;
    }

    private State begun(Plan plan, Surroundings around) {
        return withoutPlan()
                .transition(
                        plan.begun(),
                        Cause.FORCED,
                        plan.begin(),
                        null,
                        plan.why().begun(),
                        around);
    }

    /** The end of a ramp is no transition: the state is closed all along. */
    private State ended(Deadline end, long now, Surroundings around) {
        if (phase instanceof Phase.Ramping) {
            return withPhase(phase.successor());
        }
        State after =
                transition(isForced() ? unforced(phase.successor()) : phase.successor(), phase.endsBy(), end, around);
        return after.phase instanceof Phase.Closed ? after.emptied(now) : after;
    }

    State reset(long now, Surroundings around, ManualOverride by) {
        return withoutPlan()
                .transition(unforced(Phase.Steady.UNWATCHED), Cause.RESET, around.point(now), null, by, around)
                .emptied(now);
    }

    /**
     * Forced now or, where that is planned, later.
     *
     * @return null where a call has just tripped the window: it comes first
     * @throws IllegalArgumentException if it is planned for a time that is past or too far away
     */
    @Nullable
    State forced(BreakerState kind, long now, Surroundings around, ManualOverride why) {
        if (why.from().isPresent()) {
            return planned(Plan.of(kind, why, why.from().get(), now, around), now, around);
        }
        Deadline begin = around.point(now);
        Deadline end = why.duration().map(begin::plus).orElse(null);
        State after = transition(Phase.Forced.to(kind, why, begin.at(), end), Cause.FORCED, begin, null, why, around)
                .carryingOver(this, now);
        return isTripped() ? null : after;
    }

    /** Running calls go on to count: nothing changes for them yet. */
    private State planned(Plan plan, long now, Surroundings around) {
        BreakerTransition change =
                change(phase.state(), Cause.PLANNED, generation, around.instantAt(now), null, plan.why(), around);
        return make(settings, generation, since, consecutiveFailures, window, phase, plan, prepended(change));
    }

    /** The calls so far stay in the window, but those that are running belong to an earlier generation. */
    private State carryingOver(State before, long now) {
        if (window == null || window != before.window || generation == before.generation) {
            return this;
        }
        boolean counted = before.countingWindow() != null;
        boolean counts = countingWindow() != null;
        return counted || (counts && consecutiveFailures > 0) ? goingOn(window, now) : this;
    }

    /**
     * This state, for a breaker that goes on from here by itself: nobody has forced it, which is to say that it is closed with
     * nothing counted where somebody has; nothing is planned, and nothing has happened before.
     *
     * @param others what the other one counts in
     */
    final State copied(long now, Tally others) {
        if (phase instanceof Phase.Forced) {
            CallWindow empty = CallWindow.of(settings.window(), now, others, 0);
            return new State(settings, generation, since, 0, empty, Phase.Steady.UNWATCHED, null, List.of());
        }
        CallWindow same = window == null ? null : window.copied(others);
        Phase unwatched = phase instanceof Phase.Steady ? Phase.Steady.UNWATCHED : phase;
        return new State(settings, generation, since, consecutiveFailures, same, unwatched, null, List.of());
    }

    /** Some state before this one, of which no call counts any more. */
    final State earlier() {
        return new State(settings, generation - 1, since, 0, null, Phase.Steady.UNWATCHED, null, List.of());
    }

    /** This state, as one that has let in a probe, be others later. */
    final State letIn(Phase.Probe probe) {
        return phase instanceof Phase.HalfOpen halfOpen
                ? withPhase(new Phase.HalfOpen(List.of(probe), halfOpen.successes(), halfOpen.opening()))
                : this;
    }

    /** With a window that takes calls where this one does not any more, and that knows which failures came after those. */
    private State goingOn(CallWindow counted, long now) {
        return withFailures(0).withWindow(counted.successor(now, consecutiveFailures));
    }

    State released(long now, Surroundings around, ManualOverride by) {
        Deadline at = around.point(now);
        if (isForced()) {
            State after = withoutPlan().transition(unforced(phase.successor()), Cause.RELEASED, at, null, by, around);
            return after.phase instanceof Phase.Closed ? after.emptied(now) : after;
        }
        return planDropped(now, around, by);
    }

    State planDropped(long now, Surroundings around, ManualOverride by) {
        if (planned == null) {
            return this;
        }
        BreakerTransition change =
                change(phase.state(), Cause.RELEASED, generation, around.instantAt(now), null, by, around);
        return withoutPlan().withHistory(prepended(change));
    }

    /**
     * With other settings.
     *
     * @return null where a call has just tripped the window: it comes first
     */
    @Nullable
    State reconfigured(long now, Surroundings around, BreakerSettings newSettings, ManualOverride by) {
        Deadline at = around.point(now);
        BreakerTransition change = change(phase.state(), Cause.RECONFIGURED, generation, at.at(), null, by, around);
        State after = withSettings(newSettings, now, around)
                .withHistory(prepended(change))
                .told(Cause.RECONFIGURED, at, this);
        return isTripped() ? null : after;
    }

    /** With the same settings, by which all calls are timed, or those only that may be too slow. */
    final State timingAll(boolean all) {
        return all == settings.timesAll()
                ? this
                : make(
                        all ? settings.timingAll() : settings.asGiven(),
                        generation,
                        since,
                        consecutiveFailures,
                        window,
                        phase,
                        planned,
                        history);
    }

    /** All calls are timed after it if they were before. */
    final State withSettings(BreakerSettings others, long now, Surroundings around) {
        BreakerSettings newSettings = settings.timesAll() ? others.timingAll() : others.asGiven();
        boolean keepsWindow = newSettings.window().equals(settings.window());
        int failures = keepsWindow ? consecutiveFailures : sealedFailures(now);
        CallWindow newWindow =
                keepsWindow ? window : CallWindow.of(newSettings.window(), now, around.tally(), failures);
        boolean endsRamp =
                phase instanceof Phase.Ramping && newSettings.rampUp().isZero();
        return make(
                newSettings,
                generation,
                since,
                keepsWindow || newWindow == null ? failures : 0,
                newWindow,
                endsRamp ? phase.successor() : phase,
                planned,
                history);
    }

    /** Consecutive failures, of which no more are counted in this window. */
    private int sealedFailures(long now) {
        if (window != null) {
            window.seal();
        }
        return counted(now).consecutiveFailures();
    }

    /** Whether as many calls have failed in a row as open a breaker without a window. */
    private boolean isAtLimit() {
        return consecutiveFailures >= settings.allowedFails();
    }

    /** What is counted begins anew. */
    final State emptied(long now) {
        return withFailures(0).withWindow(window == null ? null : window.emptied(now));
    }

    private State withFailures(int failures) {
        return failures == consecutiveFailures
                ? this
                : make(settings, generation, since, failures, window, phase, planned, history);
    }

    private State withWindow(@Nullable CallWindow newWindow) {
        return newWindow == window
                ? this
                : make(settings, generation, since, consecutiveFailures, newWindow, phase, planned, history);
    }

    private State withPhase(Phase newPhase) {
        return make(settings, generation, since, consecutiveFailures, window, newPhase, planned, history);
    }

    final State withoutPlan() {
        return planned == null
                ? this
                : make(settings, generation, since, consecutiveFailures, window, phase, null, history);
    }

    private State withHistory(List<BreakerTransition> newHistory) {
        return make(settings, generation, since, consecutiveFailures, window, phase, planned, newHistory);
    }

    private State transition(Phase next, Cause cause, Deadline at, Surroundings around) {
        return transition(next, cause, at, null, null, around);
    }

    private State transition(
            Phase next,
            Cause cause,
            Deadline at,
            @Nullable String failure,
            @Nullable ManualOverride by,
            Surroundings around) {
        BreakerTransition change = change(next.state(), cause, generation + 1, at.at(), failure, by, around);
        return turned(next, at.at(), prepended(change)).told(cause, at, this);
    }

    /** In another generation, and in another state since then unless it reads the same. */
    final State turned(Phase next, Instant at, List<BreakerTransition> newHistory) {
        Instant nextSince = next.state() == phase.state() ? since : at;
        return make(settings, generation + 1, nextSince, consecutiveFailures, window, next, planned, newHistory);
    }

    private BreakerTransition change(
            BreakerState to,
            Cause cause,
            long newGeneration,
            Instant at,
            @Nullable String failure,
            @Nullable ManualOverride by,
            Surroundings around) {
        return new BreakerTransition(
                around.name(),
                phase.state(),
                to,
                cause,
                newGeneration,
                at,
                failure,
                by == null ? null : by.actor().orElse(null),
                by == null ? null : by.reason().orElse(null),
                by == null ? Origin.of(cause) : by.origin(),
                around.key());
    }

    private List<BreakerTransition> prepended(BreakerTransition change) {
        return Stream.concat(Stream.of(change), history.stream().limit(HISTORY_LIMIT - 1))
                .toList();
    }
}
