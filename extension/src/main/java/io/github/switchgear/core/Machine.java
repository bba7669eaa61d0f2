package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.CallWindow.Counting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A breaker's state machine: lets calls in, counts how they ended, and takes the steps that somebody orders.
 *
 * <p>The state lives in one immutable {@link State}. This is the only place where it is replaced, always by
 * compare-and-set from the very object that its successor was computed from; so no failure is lost, and no late result
 * touches a state that did not admit it. What the clock has brought is published before anything else is done.
 */
class Machine implements Surroundings {

    private static final AtomicReferenceFieldUpdater<Machine, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(Machine.class, State.class, "state");

    private static final AtomicReferenceFieldUpdater<Machine, Failure> LAST_FAILURE =
            AtomicReferenceFieldUpdater.newUpdater(Machine.class, Failure.class, "lastFailure");

    private static final AtomicReferenceFieldUpdater<Machine, CallListeners> CALL_LISTENERS =
            AtomicReferenceFieldUpdater.newUpdater(Machine.class, CallListeners.class, "callListeners");

    /** What stands for the time at which a call began that nobody times. */
    static final long NOT_TIMED = 0;

    /** By this, the one time that is {@link #NOT_TIMED} is not one that tickers often show: zero, from which tests count. */
    private static final long TIMED = Long.MIN_VALUE;

    private static final AtomicLong MADE = new AtomicLong();

    private final String name;
    private final long number = MADE.incrementAndGet();
    private final BreakerClock clock;
    private final Predicate<? super Throwable> callersMistake;
    private final BreakerLog log;
    private final Tally tally;
    private final Listeners listeners;

    private volatile State state;
    private volatile @Nullable Failure lastFailure;

    /** Those who are told of calls; null before the first. From then on no state is unwatched, and each call comes by them. */
    private volatile @Nullable CallListeners callListeners;

    /** What keeps how calls end; null while nobody wants that. */
    private volatile @Nullable Recorder recorder;

    Machine(String name, BreakerSettings settings, BreakerClock clock) {
        this(name, settings, clock, thrown -> false);
    }

    Machine(String name, BreakerSettings settings, BreakerClock clock, Predicate<? super Throwable> callersMistake) {
        this(name, tally -> State.initial(settings, clock.point(clock.nanos()), tally), clock, callersMistake);
    }

    Machine(
            String name,
            Function<Tally, State> initial,
            BreakerClock clock,
            Predicate<? super Throwable> callersMistake) {
        this(name, initial, clock, callersMistake, new Tally(), new BreakerLog(name));
    }

    /** One key's, which shares with its family what it is called, the time, and where it is told of. */
    Machine(Machine family, Function<Tally, State> initial) {
        this(family.name, initial, family.clock, family.callersMistake, new KeyTally(family.tally), family.log);
    }

    private Machine(
            String name,
            Function<Tally, State> initial,
            BreakerClock clock,
            Predicate<? super Throwable> callersMistake,
            Tally tally,
            BreakerLog log) {
        this.name = name;
        this.clock = clock;
        this.callersMistake = callersMistake;
        this.tally = tally;
        this.log = log;
        this.listeners = new Listeners(log);
        this.state = initial.apply(tally);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable String key() {
        return null;
    }

    @Override
    public Tally tally() {
        return tally;
    }

    @Override
    public Instant instantAt(long nanos) {
        return clock.instantAt(nanos);
    }

    @Override
    public Deadline deadline(long nanos, Duration after) {
        return clock.deadline(nanos, after);
    }

    @Override
    public double chance() {
        return clock.chance();
    }

    /** Stands for this very machine, and for no other one of this JVM. */
    long number() {
        return number;
    }

    State state() {
        return state;
    }

    /** Those in force, whether or not anything has happened since they are. */
    BreakerSettings settings() {
        return state.settings().asGiven();
    }

    /**
     * Checks that nobody shares its settings.
     *
     * @throws IllegalStateException for a key
     */
    void requireOwnSettings() {}

    BreakerState stateNow() {
        return read((seen, now) -> at(seen, now).phase().state());
    }

    BreakerSnapshot snapshot() {
        return read((seen, now) -> Snapshots.of(this, seen, at(seen, now), now, tally.totals(), lastFailure(), keys()));
    }

    BreakerSnapshot.Totals totals() {
        return tally.totals();
    }

    /** The transitions that the clock has brought and nobody has published, newest first. */
    List<BreakerTransition> pending() {
        return read((seen, now) -> {
            State current = at(seen, now);
            return current.history().subList(0, current.transitionsSince(seen));
        });
    }

    /** What all its keys look like; null where it is no family's. */
    BreakerSnapshot.@Nullable Keys keys() {
        return null;
    }

    /** What a state has become by now without a call. */
    State at(State seen, long now) {
        return seen.at(now, this, null);
    }

    /** The step that is to be published before any other; the very same state where there is none. */
    State due(State seen, long now) {
        return seen.mayBeDue() ? seen.due(now, this, null) : seen;
    }

    /** Whether nothing has been done elsewhere that a state would have to follow. */
    boolean isCurrent(State seen) {
        return true;
    }

    final long nanos() {
        return clock.nanos();
    }

    private @Nullable LastFailure lastFailure() {
        Failure last = lastFailure;
        return last == null ? null : new LastFailure(last.type, Instant.ofEpochMilli(last.epochMilli));
    }

    /** Looks at a state that was in force when the clock was read: one replaced before never reached that time. */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    private <T> T read(Look<T> look) {
        while (true) {
            State seen = state;
            T read = look.at(seen, clock.nanos());
            if (seen == state) {
                return read;
            }
        }
    }

    /**
     * Lets a call in.
     *
     * @return the state that admitted it, to be given back with its outcome
     * @throws BreakerOpenException if the call is rejected
     */
    State admit() {
        State seen = state;
        return seen.phase() == Phase.Steady.UNWATCHED ? seen : heard(admitUnlessUnwatched());
    }

    private State admitUnlessUnwatched() {
        State first = state;
        if (first.isOrdinary() && isCurrent(first)) {
            return first;
        }
        while (true) {
            State seen = state;
            long now = clock.nanos();
            if (publishDue(seen, now)) {
                continue;
            }
            State called = seen.called(now, this);
            if (called != null && !replace(seen, called)) {
                continue;
            }
            if (called == null || !called.admits()) {
                tally.rejected();
                recordRejection(seen, now);
                BreakerOpenException rejection = rejection(seen, now);
                tell(rejection, seen);
                throw rejection;
            }
            return called;
        }
    }

    /** Tells of a call that was let in by a state, which is given back with its outcome, to who wants to know that. */
    State heard(State admitted) {
        CallListeners told = callListeners;
        return told == null ? admitted : told.tell(admitted);
    }

    private BreakerOpenException rejection(State rejecting, long now) {
        BreakerState as = rejecting.phase().state();
        Deadline mayCall = rejecting.mayCallFrom(now);
        return mayCall == null
                ? BreakerOpenException.withoutEnd(name, key(), as)
                : BreakerOpenException.until(name, key(), as, mayCall.nanosLeft(now));
    }

    /**
     * What stands for the time at which an admitted call starts; {@link #NOT_TIMED} where nobody will ask how long it took. It is for
     * who judges the call.
     */
    long startOf(State admitted) {
        return admitted.settings().measuresTime() ? clock.nanos() ^ TIMED : NOT_TIMED;
    }

    /**
     * Judges a call that returned, and counts it.
     *
     * @throws RuntimeException what the validator threw, or an {@code Error}; the outcome is neutral then
     */
    void returned(State admitted, long started, @Nullable Object result) {
        if (started != NOT_TIMED) {
            returnedTimed(
                    admitted, started, result); // a method of its own, so that it takes no room where nobody times
        } else if (judged(admitted, result)) {
            succeeded(admitted);
        } else {
            failed(admitted, admitted.settings().validatorName());
        }
    }

    private void returnedTimed(State admitted, long started, @Nullable Object result) {
        BreakerSettings settings = admitted.settings();
        Recorder keeping = recorder;
        long ended = clock.nanos();
        boolean valid;
        try {
            valid = judged(admitted, result);
        } catch (Throwable bug) {
            record(keeping, admitted, started, ended, RecordedCall.Outcome.NEUTRAL);
            throw bug;
        }
        if (!valid) {
            failed(admitted, settings.validatorName());
            record(keeping, admitted, started, ended, RecordedCall.Outcome.FAILED);
        } else if (settings.isTooSlow(ended - (started ^ TIMED))) {
            tally.slow();
            failed(admitted, SettingName.SLOW_CALL.member(), CallOutcome.SLOW);
            record(keeping, admitted, started, ended, RecordedCall.Outcome.FAILED);
        } else {
            succeeded(admitted);
            record(keeping, admitted, started, ended, RecordedCall.Outcome.SUCCEEDED);
        }
    }

    /** Whether a result is valid; what nobody can tell of is counted as neutral. */
    private boolean judged(State admitted, @Nullable Object result) {
        BreakerSettings settings = admitted.settings();
        try {
            return !settings.hasValidator() || isValid(settings, result);
        } catch (Throwable bug) {
            provedNothing(admitted, bug.getClass().getName());
            throw bug;
        }
    }

    /** What a validator calls belongs to the call that it judges. */
    private boolean isValid(BreakerSettings settings, @Nullable Object result) {
        long[] enclosing = EnclosingCalls.ofThread();
        int place = EnclosingCalls.enter(enclosing, number);
        try {
            return settings.isValid(result);
        } finally {
            EnclosingCalls.leave(enclosing, place);
        }
    }

    /** What a failure judge calls belongs to the call that it judges. */
    private boolean isFailure(BreakerSettings settings, Throwable thrown) {
        long[] enclosing = EnclosingCalls.ofThread();
        int place = EnclosingCalls.enter(enclosing, number);
        try {
            return !callersMistake.test(thrown) && settings.isFailure(thrown);
        } finally {
            EnclosingCalls.leave(enclosing, place);
        }
    }

    /** Whether an exception would be a failure of a call that is not judged by itself. */
    boolean wouldFail(Throwable thrown) {
        return wouldFail(state, thrown);
    }

    /** Whether an exception would be a failure of a call that a state has admitted. */
    boolean wouldFail(State admitted, Throwable thrown) {
        return isFailure(admitted.settings(), thrown);
    }

    /**
     * Judges a call that threw, and counts it.
     *
     * @return whether it was a failure
     * @throws RuntimeException what the failure judge threw, or an {@code Error}; the outcome is neutral then
     */
    boolean threw(State admitted, long started, Throwable thrown) {
        String type = thrown.getClass().getName();
        Recorder keeping = recorderOf(started);
        long ended = ended(keeping);
        boolean failure;
        try {
            failure = isFailure(admitted.settings(), thrown);
        } catch (Throwable bug) {
            provedNothing(admitted, bug.getClass().getName());
            record(keeping, admitted, started, ended, RecordedCall.Outcome.NEUTRAL);
            if (bug != thrown) {
                bug.addSuppressed(thrown);
            }
            throw bug;
        }
        if (failure) {
            failed(admitted, type);
            record(keeping, admitted, started, ended, RecordedCall.Outcome.FAILED);
        } else if (admitted.settings().rules() == BreakerRules.MICROPROFILE) {
            succeeded(admitted);
            record(keeping, admitted, started, ended, RecordedCall.Outcome.SUCCEEDED);
        } else {
            provedNothing(admitted, type);
            record(keeping, admitted, started, ended, RecordedCall.Outcome.NEUTRAL);
        }
        return failure;
    }

    /** Counts a success that needs no judge. */
    void succeeded(State admitted, long started) {
        Recorder keeping = recorderOf(started);
        long ended = ended(keeping);
        succeeded(admitted);
        record(keeping, admitted, started, ended, RecordedCall.Outcome.SUCCEEDED);
    }

    /** The same of a call that is not kept. */
    void succeeded(State admitted) {
        State seen = state;
        boolean isCurrent = isCurrent(seen);
        CallWindow window = isCurrent ? seen.windowOfSuccess(admitted) : null;
        if (window != null) {
            if (!window.succeeds(window.asksTime() ? clock.nanos() : 0)) {
                count(admitted, null);
            }
        } else if (isCurrent && seen.ignoresSuccess()) {
            tally.succeeded();
        } else {
            count(admitted, null);
        }
        admitted.callEnded(CallOutcome.SUCCEEDED);
    }

    /** Counts a failure that needs no judge, and records it. */
    void failed(State admitted, long started, String failure) {
        Recorder keeping = recorderOf(started);
        long ended = ended(keeping);
        failed(admitted, failure);
        record(keeping, admitted, started, ended, RecordedCall.Outcome.FAILED);
    }

    /** Counts a failure that needs no judge. */
    void failed(State admitted, String failure) {
        failed(admitted, failure, CallOutcome.FAILED);
    }

    private void failed(State admitted, String failure, CallOutcome outcome) {
        tally.failed();
        LAST_FAILURE.lazySet(this, new Failure(failure, clock.epochMilli()));
        count(admitted, failure);
        admitted.callEnded(outcome);
    }

    /** Counts a call that proves nothing, gives its probe back, and records it. */
    void neutral(State admitted, long started, String type) {
        Recorder keeping = recorderOf(started);
        long ended = ended(keeping);
        provedNothing(admitted, type);
        record(keeping, admitted, started, ended, RecordedCall.Outcome.NEUTRAL);
    }

    private void provedNothing(State admitted, String type) {
        log.neutral(type);
        provedNothing(admitted);
    }

    /** Counts a call that proves nothing, and gives its probe back. */
    void provedNothing(State admitted) {
        tally.neutral();
        if (state.generation() == admitted.generation()) {
            change(
                    OptionalLong.empty(),
                    (current, now, around) -> current.counts(admitted, now) ? current.gaveBack(admitted) : current);
        }
        admitted.callEnded(CallOutcome.NEUTRAL);
    }

    /** What is to keep how a call ends; null where nothing is, or the call began before anybody wanted that. */
    private @Nullable Recorder recorderOf(long started) {
        return started == NOT_TIMED ? null : recorder;
    }

    private long ended(@Nullable Recorder keeping) {
        return keeping == null ? 0 : clock.nanos();
    }

    /** Keeps how a call ended that has been counted. */
    private static void record(
            @Nullable Recorder keeping, State admitted, long started, long ended, RecordedCall.Outcome outcome) {
        if (keeping != null) {
            keeping.ended(started ^ TIMED, ended, admitted.generation(), outcome);
        }
    }

    private void recordRejection(State rejecting, long now) {
        Recorder keeping = recorder;
        if (keeping != null) {
            keeping.ended(now, now, rejecting.generation(), RecordedCall.Outcome.REJECTED);
        }
    }

    /**
     * Keeps how calls end from now on, and nothing from before.
     *
     * @param calls how many of the latest; 0 for none
     */
    void record(int calls) {
        if (calls == 0) {
            recorder = null;
        } else {
            timeAll(true);
            recorder = read((seen, now) -> new Recorder(this, calls, seen, now));
        }
        // Somebody else may have begun or ended it meanwhile: whoever comes last leaves both as they belong together.
        while (state.settings().timesAll() != (recorder != null)) {
            timeAll(recorder != null);
        }
    }

    private void timeAll(boolean all) {
        change(OptionalLong.empty(), (current, now, around) -> current.timingAll(all));
    }

    /** What keeps how calls end; null while nothing does. */
    final @Nullable Recorder recorder() {
        return recorder;
    }

    /** What has been kept of the latest calls; null where nothing is. */
    @Nullable
    Recording recording() {
        Recorder keeping = recorder;
        long now = clock.nanos();
        return keeping == null ? null : keeping.recording(name, key(), now, clock.calendar(now));
    }

    /** Counts an answer that a caller got instead of a rejection or a failure. */
    void answeredByFallback() {
        tally.answeredByFallback();
    }

    /** Counts an outcome, in the window or else in the state; a success that is in neither of them in the totals alone. */
    private void count(State admitted, @Nullable String failure) {
        long now = 0;
        boolean knowsTime = false;
        while (true) {
            State seen = state;
            if (seen.generation() != admitted.generation()) {
                counted(failure);
                return;
            }
            // One reading for all rounds: a short window could be over again at each new one, and the call never end.
            if (!knowsTime && (seen.asksTimeToCount(failure) || !isCurrent(seen))) {
                now = clock.nanos();
                knowsTime = true;
            }
            if (knowsTime && publishDue(seen, now)) {
                continue;
            }
            if (!seen.counts(admitted, now)) {
                counted(failure);
                return;
            }
            CallWindow window = seen.countingWindow();
            if (window == null) {
                State next = failure == null ? seen.succeeded(admitted, now, this) : seen.failed(now, this, failure);
                if (exchange(seen, next)) {
                    counted(failure);
                    publishAfter(seen, next);
                    return;
                }
                continue;
            }
            Counting counting = window.record(failure, now, seen.phase() instanceof Phase.Closed);
            if (counting == Counting.SEALED) {
                continue;
            }
            if (counting == Counting.TRIPPED) {
                publishTrip(knowsTime ? now : clock.nanos());
            }
            if (failure != null) {
                changed();
            }
            return;
        }
    }

    /** Unless others do, who have to before whatever they do themselves. */
    private void publishTrip(long now) {
        State seen = state;
        while (seen.isTripped()) {
            publishDue(seen, now);
            seen = state;
        }
    }

    /** An outcome has been counted where it belongs, but not in a window. */
    private void counted(@Nullable String failure) {
        if (failure == null) {
            tally.succeeded();
        } else {
            changed();
        }
    }

    /**
     * Takes one step from the present state, after the one that the clock may have brought.
     *
     * @param expected the only generation from which to take it, if there is one
     * @param step gives the state that follows, or null if the present one has to be looked at again
     * @throws StaleGenerationException if the generation is another
     */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    void change(OptionalLong expected, Step step) {
        long shift = 0;
        while (true) {
            State seen = state;
            long now = clock.nanos();
            State due = due(seen, now);
            if (due != seen) {
                // Who read the state has seen what the clock brought; not so what the call of another thread did.
                if (replace(seen, due) && due.originAfter(seen) == Origin.CLOCK) {
                    shift++;
                }
                continue;
            }
            if (expected.isPresent() && seen.generation() != expected.getAsLong() + shift) {
                throw new StaleGenerationException(name, expected.getAsLong(), seen.generation());
            }
            State next = step.from(seen, now, this);
            if (next != null && replace(seen, next)) {
                return;
            }
        }
    }

    /**
     * Whether a step was due before any other; it is published then, here or by another thread, and after one that the clock
     * has brought, all further ones, too: whoever was let in before them is not asked again.
     */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    final boolean publishDue(State first, long now) {
        State seen = first;
        State due = due(seen, now);
        while (due != seen) {
            replace(seen, due);
            if (due.originAfter(seen) == Origin.CALL) {
                return true;
            }
            seen = state;
            due = due(seen, now);
        }
        return seen != first;
    }

    /** A call has failed, or somebody has decided, and that is to be kept. */
    void changed() {}

    /** Whether the next state is now in force: it is the one seen, or this thread replaced that one by it. */
    private boolean replace(State seen, State next) {
        boolean replaced = exchange(seen, next);
        if (replaced) {
            publishAfter(seen, next);
        }
        return replaced;
    }

    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    private boolean exchange(State seen, State next) {
        return next == seen || STATE.compareAndSet(this, seen, callListeners == null ? next : next.watched());
    }

    @SuppressWarnings("ReferenceEquality") // a history is replaced where something is added
    private void publishAfter(State seen, State next) {
        if (next.history() != seen.history()) {
            publish(next.history().get(0));
        }
    }

    void publish(BreakerTransition change) {
        log.transition(change);
        tell(change);
    }

    final void tell(BreakerTransition change) {
        listeners.tell(change);
    }

    /** Tells of a call that is rejected, and counted, by a state. */
    void tell(BreakerOpenException rejection, State rejecting) {
        listeners.tell(rejection, rejecting);
    }

    Registration onTransition(Consumer<BreakerTransition> listener) {
        return listeners.onTransition(listener);
    }

    Registration onRejection(RejectionListener listener) {
        return listeners.onRejection(listener);
    }

    Registration onCall(CallListener listener) {
        CallListeners told = callListeners;
        if (told == null) {
            CALL_LISTENERS.compareAndSet(this, null, new CallListeners(log));
            told = Objects.requireNonNull(callListeners);
        }
        Registration registration = told.onCall(listener);
        watchCalls();
        return registration;
    }

    /** Whoever replaces the state at the same time either watches calls, too, or does it before. */
    private void watchCalls() {
        State seen;
        do {
            seen = state;
        } while (!STATE.compareAndSet(this, seen, seen.watched()));
    }

    /** What somebody wants to know. */
    @FunctionalInterface
    private interface Look<T> {
        T at(State seen, long now);
    }

    /** One arrow of the machine. */
    @FunctionalInterface
    interface Step {
        @Nullable
        State from(State current, long now, Surroundings around);
    }

    /** The last failure, as cheap to write as can be; people read it seldom. */
    private record Failure(String type, long epochMilli) {}
}
