package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Guards calls to something that may be ill: after {@link BreakerSettings#allowedFails()} consecutive failures it
 * rejects calls until {@link BreakerSettings#retryTimer()} has passed, then lets one through as a probe, whose success
 * closes it and whose failure opens it again.
 *
 * <p>Safe for use by any number of threads. No lock is held while a guarded action runs. There are no timers: what the
 * clock brings is seen by every read at once, and published by the first operation after it.
 *
 * <p>The state lives in one immutable {@link State}. This is the only place where it is replaced, always by
 * compare-and-set from the very object that its successor was computed from; so no failure is lost, and no late result
 * touches a state that did not admit it.
 */
public final class CircuitBreaker {

    private static final AtomicReferenceFieldUpdater<CircuitBreaker, State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(CircuitBreaker.class, State.class, "state");

    private final String name;
    private final BreakerClock clock;
    private final BreakerLog log;
    private final Tally tally = new Tally();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private volatile State state;
    private volatile @Nullable LastFailure lastFailure;

    private CircuitBreaker(String name, BreakerSettings settings, BreakerClock clock) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name must not be blank");
        }
        this.name = name;
        this.clock = clock;
        this.log = new BreakerLog(name);
        this.state = State.initial(name, Objects.requireNonNull(settings, "settings"), clock.instantAt(clock.nanos()));
    }

    /**
     * A closed breaker that tells the time by {@link System#nanoTime()}.
     *
     * @param name what people call it
     * @param settings how it works
     * @return a new breaker
     * @throws IllegalArgumentException if the name is blank
     */
    public static CircuitBreaker of(String name, BreakerSettings settings) {
        return new CircuitBreaker(name, settings, BreakerClock.system());
    }

    /**
     * A closed breaker with a clock of the caller's.
     *
     * @param name what people call it
     * @param settings how it works
     * @param nanoTicker nanoseconds that never go back, from any origin, as {@link System#nanoTime()}; instants start at
     *     the present time and move with it
     * @return a new breaker
     * @throws IllegalArgumentException if the name is blank
     */
    public static CircuitBreaker of(String name, BreakerSettings settings, LongSupplier nanoTicker) {
        return new CircuitBreaker(name, settings, BreakerClock.of(nanoTicker));
    }

    /**
     * Tells the breaker's name.
     *
     * @return the name it was made with
     */
    public String name() {
        return name;
    }

    /**
     * Tells the settings now in force.
     *
     * @return those it was made with, or those of the last {@link #reconfigure}
     */
    public BreakerSettings settings() {
        return state.settings();
    }

    /**
     * Tells what the breaker does with the next call. A pure read.
     *
     * @return the state at this moment
     */
    public BreakerState state() {
        return state.phase().at(clock.nanos()).state();
    }

    /**
     * Runs an action if the breaker lets it through, and counts how it ended.
     *
     * @param action what is guarded; it runs on this thread, at most once
     * @param <T> what it returns
     * @return what the action returned, also where that counts as a failure
     * @throws BreakerOpenException if the action was not run
     * @throws Exception what the action threw, unchanged, or what the validator did
     */
    public <T> T call(Callable<? extends T> action) throws Exception {
        State admitted = admit();
        T result;
        try {
            result = action.call();
        } catch (Throwable thrown) {
            threw(admitted, thrown);
            throw thrown;
        }
        boolean valid;
        try {
            valid = admitted.settings().validator().test(result);
        } catch (Throwable bug) {
            neutral(admitted, bug);
            throw bug;
        }
        if (valid) {
            succeeded(admitted);
        } else {
            failed(admitted, admitted.settings().validator().toString());
        }
        return result;
    }

    private State admit() {
        while (true) {
            State seen = state;
            if (seen.phase() instanceof Phase.Closed) {
                return seen;
            }
            long now = clock.nanos();
            if (publishDue(seen, now)) {
                continue;
            }
            State admitted = seen.admit(now, clock);
            if (admitted == null) {
                tally.rejected.increment();
                throw rejection(seen.phase(), now);
            }
            if (replace(seen, admitted)) {
                return admitted;
            }
        }
    }

    private BreakerOpenException rejection(Phase phase, long now) {
        Deadline mayCall = mayCallFrom(phase, now);
        return mayCall == null
                ? BreakerOpenException.withoutEnd(name, phase.state())
                : BreakerOpenException.until(name, phase.state(), mayCall.nanosLeft(now));
    }

    /** When a call may be let through that is not now; null if now, or if nobody knows. */
    private static @Nullable Deadline mayCallFrom(Phase phase, long now) {
        if (phase instanceof Phase.HalfOpen halfOpen) {
            Phase.Probe probe = halfOpen.probeInFlight(now);
            return probe == null ? null : probe.lease();
        }
        return phase instanceof Phase.ForcedClosed ? null : phase.deadline();
    }

    private void threw(State admitted, Throwable thrown) {
        if (admitted.settings().isFailure(thrown)) {
            failed(admitted, thrown.getClass().getName());
        } else {
            neutral(admitted, thrown);
        }
    }

    private void succeeded(State admitted) {
        tally.succeeded.increment();
        State seen = state;
        if (seen.phase() instanceof Phase.Closed && seen.consecutiveFailures() == 0) {
            return;
        }
        count(admitted, (current, now) -> current.succeeded(now, clock));
    }

    private void failed(State admitted, String failure) {
        tally.failed.increment();
        lastFailure = new LastFailure(failure, clock.instantAt(clock.nanos()));
        count(admitted, (current, now) -> current.failed(now, clock, failure));
    }

    private void neutral(State admitted, Throwable thrown) {
        tally.neutral.increment();
        log.neutral(thrown);
        count(admitted, (current, now) -> current.gaveBack());
    }

    private void count(State admitted, Step step) {
        if (state.generation() == admitted.generation()) {
            change((current, now) -> current.counts(admitted, now) ? step.from(current, now) : current);
        }
    }

    /**
     * Closes the breaker, zeroes its count of failures and ends an override, whatever its state. Results of calls that
     * are still running will not count.
     */
    public void reset() {
        reset(ManualOverride.withoutReason());
    }

    /**
     * As {@link #reset()}, telling who and why.
     *
     * @param by its duration means nothing here
     */
    public void reset(ManualOverride by) {
        Objects.requireNonNull(by, "by");
        change((current, now) -> current.reset(now, clock, by));
    }

    /**
     * Rejects all calls until somebody releases or resets the breaker, or the override's end comes; the next call after
     * its end is a probe. A breaker that is forced open already takes over reason, actor and end.
     *
     * @param why with a reason
     * @throws IllegalArgumentException if it has no reason
     */
    public void forceOpen(ManualOverride why) {
        requireReason(why);
        change((current, now) -> current.forcedOpen(now, clock, why));
    }

    /**
     * Lets all calls through until somebody releases or resets the breaker, or the override's end comes, upon which it
     * is closed. Calls are judged and counted, but do not open it. A breaker that is forced closed already takes over
     * reason, actor and end.
     *
     * @param why with a reason
     * @throws IllegalArgumentException if it has no reason
     */
    public void forceClosed(ManualOverride why) {
        requireReason(why);
        change((current, now) -> current.forcedClosed(now, clock, why));
    }

    private static void requireReason(ManualOverride why) {
        if (why.reason().isEmpty()) {
            throw new IllegalArgumentException("forcing a breaker needs a reason");
        }
    }

    /**
     * Hands a forced breaker back to its automatic machine: one forced open lets the next call through as a probe, one
     * forced closed is closed with no failures counted. Without an override it does nothing.
     */
    public void release() {
        release(ManualOverride.withoutReason());
    }

    /**
     * As {@link #release()}, telling who and why.
     *
     * @param by its duration means nothing here
     */
    public void release(ManualOverride by) {
        Objects.requireNonNull(by, "by");
        change((current, now) -> current.released(now, clock, by));
    }

    /**
     * Replaces the settings. State, count of failures and a running deadline stay; calls that are running are judged by
     * the settings that admitted them.
     *
     * @param settings the new ones
     */
    public void reconfigure(BreakerSettings settings) {
        Objects.requireNonNull(settings, "settings");
        change((current, now) -> current.reconfigured(now, clock, settings));
    }

    /**
     * Tells the last 50 transitions. A pure read.
     *
     * @return an unmodifiable list, newest first
     */
    public List<BreakerTransition> history() {
        return state.history();
    }

    /**
     * Tells a listener of every transition from now on, after it is published, on the thread that caused it and before
     * that thread's operation returns. What the listener throws is logged and harms nobody else.
     *
     * @param listener should be quick; it may call the breaker
     * @return ends the registration when it is closed
     */
    public Registration onTransition(Consumer<BreakerTransition> listener) {
        Listener registered = new Listener(Objects.requireNonNull(listener, "listener"));
        listeners.add(registered);
        return () -> listeners.remove(registered);
    }

    /**
     * Tells all about the breaker at this moment. A pure read.
     *
     * @return a consistent picture
     */
    public BreakerSnapshot snapshot() {
        State seen = state;
        long now = clock.nanos();
        State current = seen.due(now);
        Phase phase = current.phase();
        return new BreakerSnapshot(
                name,
                phase.state(),
                current.since(),
                seen.generation(),
                current.consecutiveFailures(),
                retryAfterMillis(phase, now),
                phase instanceof Phase.HalfOpen halfOpen && halfOpen.probeInFlight(now) != null,
                phase instanceof Phase.ForcedClosed && current.isAtLimit(),
                tally.totals(),
                lastFailure,
                phase instanceof Phase.Forced forced ? activeOverride(forced) : null);
    }

    private static @Nullable Long retryAfterMillis(Phase phase, long now) {
        Deadline mayCall = mayCallFrom(phase, now);
        if (mayCall != null) {
            return Duration.ofNanos(mayCall.nanosLeft(now)).plusNanos(999_999).toMillis();
        }
        return phase instanceof Phase.HalfOpen ? Long.valueOf(0) : null;
    }

    private static ActiveOverride activeOverride(Phase.Forced forced) {
        Deadline end = forced.deadline();
        return new ActiveOverride(
                forced.state(),
                forced.override().reason().orElseThrow(),
                forced.override().actor().orElse(null),
                forced.since(),
                end == null ? null : end.at());
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + name + ", " + state() + "]";
    }

    /** Takes one step from the present state, after the one that the clock may have brought. */
    private void change(Step step) {
        while (true) {
            State seen = state;
            long now = clock.nanos();
            if (publishDue(seen, now)) {
                continue;
            }
            if (replace(seen, step.from(seen, now))) {
                return;
            }
        }
    }

    /** Whether the clock had brought a step; it is published then, here or by another thread. */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    private boolean publishDue(State seen, long now) {
        State due = seen.due(now);
        if (due == seen) {
            return false;
        }
        replace(seen, due);
        return true;
    }

    /** Whether the next state is now in force: it is the one seen, or this thread replaced that one by it. */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    private boolean replace(State seen, State next) {
        if (next == seen) {
            return true;
        }
        if (!STATE.compareAndSet(this, seen, next)) {
            return false;
        }
        if (next.history() != seen.history()) {
            publish(next.history().get(0));
        }
        return true;
    }

    private void publish(BreakerTransition change) {
        log.transition(change);
        for (Listener listener : listeners) {
            try {
                listener.consumer.accept(change);
            } catch (Throwable failure) {
                log.listenerFailed(change, failure);
            }
        }
    }

    @FunctionalInterface
    private interface Step {
        State from(State current, long now);
    }

    /** Told apart by identity, so that one consumer may be registered twice and ended once. */
    private static final class Listener {

        private final Consumer<BreakerTransition> consumer;

        Listener(Consumer<BreakerTransition> consumer) {
            this.consumer = consumer;
        }
    }
}
