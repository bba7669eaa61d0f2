package io.github.switchgear.core;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Guards calls to something that may be ill: after {@link BreakerSettings#allowedFails()} consecutive failures it
 * rejects calls until {@link BreakerSettings#retryTimer()} has passed, then lets one through as a probe, whose success
 * closes it and whose failure opens it again.
 *
 * <p>Safe for use by any number of threads. No lock is held while a guarded action runs. There are no timers: what the
 * clock brings is seen by every read at once, and published by the first operation after it.
 *
 * <p>A call inside an admitted call of the same breaker belongs to that one: it is let through and is not judged by itself,
 * so that one failure of one request is one. That is so on the thread of the admitted call, until its action returns; what
 * goes on elsewhere is told to belong to it by {@link #within(Supplier)}.
 *
 * <p>Instead of consecutive failures, a {@link BreakerSettings#window() window} may decide by the ratio of failures, and
 * a {@link BreakerSettings#backoff() back-off} makes the open time grow while probes keep failing.
 */
public final class CircuitBreaker {

    private final Machine machine;

    CircuitBreaker(Machine machine) {
        this.machine = machine;
    }

    private CircuitBreaker(
            String name, BreakerSettings settings, BreakerClock clock, Predicate<? super Throwable> callersMistake) {
        if (VisibleText.isBlank(name)) {
            throw new IllegalArgumentException("name must not be blank");
        }
        this.machine = new Machine(
                name,
                Objects.requireNonNull(settings, "settings"),
                clock,
                Objects.requireNonNull(callersMistake, "callersMistake"));
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
        return of(name, settings, BreakerClock.system());
    }

    /**
     * A closed breaker that can tell an exception which the caller has brought about, as by an argument that is invalid. Such
     * a call proves nothing about what is guarded: it is neutral, whatever lists and judge of the settings say.
     *
     * @param name what people call it
     * @param settings how it works
     * @param callersMistake true for such an exception; of an asynchronous action it sees the cause without the wrappers.
     *     What it throws is treated as what a failure judge throws
     * @return a new breaker
     * @throws IllegalArgumentException if the name is blank
     */
    public static CircuitBreaker of(
            String name, BreakerSettings settings, Predicate<? super Throwable> callersMistake) {
        return new CircuitBreaker(name, settings, BreakerClock.system(), callersMistake);
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
        return of(name, settings, BreakerClock.of(nanoTicker));
    }

    static CircuitBreaker of(String name, BreakerSettings settings, BreakerClock clock) {
        return new CircuitBreaker(name, settings, clock, thrown -> false);
    }

    /**
     * Tells the breaker's name.
     *
     * @return the name it was made with
     */
    public String name() {
        return machine.name();
    }

    /**
     * Tells the key that it is for.
     *
     * @return the key as people see it; empty for a breaker without keys, and for a family's own
     */
    public Optional<String> key() {
        return Optional.ofNullable(machine.key());
    }

    Machine machine() {
        return machine;
    }

    /**
     * Tells the settings now in force.
     *
     * @return those it was made with, or those of the last {@link #reconfigure}
     */
    public BreakerSettings settings() {
        return machine.settings();
    }

    /**
     * Tells what the breaker does with the next call. A pure read.
     *
     * @return the state at this moment
     */
    public BreakerState state() {
        return machine.stateNow();
    }

    /**
     * Runs an action if the breaker lets it through, and counts how it ended.
     *
     * @param action what is guarded; it runs on this thread, at most once
     * @param <T> what it returns
     * @return what the action returned, also where that counts as a failure
     * @throws BreakerOpenException if the action was not run
     * @throws Exception what the action threw, unchanged, or what the validator or the failure judge did
     */
    public <T> T call(Callable<? extends T> action) throws Exception {
        return callOn(action, Callable::call);
    }

    /**
     * As {@link #call(Callable)}, for an action that always does the same, but each time to something else: what a lambda
     * would capture, and be allocated for, is handed on instead.
     *
     * @param subject what the action works on
     * @param action what is guarded; it runs on this thread, at most once
     * @param <S> what it works on
     * @param <T> what it returns
     * @return what the action returned, also where that counts as a failure
     * @throws BreakerOpenException if the action was not run
     * @throws Exception what the action threw, unchanged, or what the validator or the failure judge did
     */
    public <S, T> T callOn(S subject, Action<? super S, ? extends T> action) throws Exception {
        long[] enclosing = EnclosingCalls.ofThread();
        int place = EnclosingCalls.place(enclosing, machine.number());
        return place == EnclosingCalls.INSIDE
                ? action.on(subject)
                : guarded(subject, action, null, machine.admit(), enclosing, place, null);
    }

    /**
     * As {@link #callOn(Object, Action)}, for an action of which each result tells whether the call is over with it: what is
     * late is judged when it completes, as by {@link #callAsync(Supplier)}. A rejection is thrown, and so is what the action
     * throws.
     *
     * @param subject what the action works on
     * @param action what is guarded; it runs on this thread, at most once
     * @param late tells which results are late
     * @param fallback answers instead of a rejection and of an exception that counts as a failure, also of one that comes
     *     late; null if nobody does
     * @param <S> what it works on
     * @param <T> what it returns
     * @return what the action returned, what takes the place of a late result, or what the fallback answered
     * @throws BreakerOpenException if the action was not run, and nobody answers for it
     * @throws Exception what the action threw, what the fallback threw, or what the validator or the failure judge did
     */
    public <S, T> T callOn(
            S subject,
            Action<? super S, ? extends T> action,
            LateResult.Finder<? super S, T> late,
            @Nullable Fallback<? extends T> fallback)
            throws Exception {
        Objects.requireNonNull(late, "late");
        return answeredOn(subject, action, late, fallback);
    }

    /**
     * As {@link #call(Callable)}, with an answer for the caller where there would be a rejection, or an exception of the
     * action that counts as a failure. A value that was returned stays, also where it counts as a failure.
     *
     * @param action what is guarded; it runs on this thread, at most once
     * @param fallback answers instead, on this thread; what it does is neither guarded nor counted
     * @param <T> what they return
     * @return what the action returned or the fallback answered
     * @throws Exception what the action threw where that is neutral, what the fallback threw, or what the validator
     *     or the failure judge did
     */
    public <T> T call(Callable<? extends T> action, Fallback<? extends T> fallback) throws Exception {
        return answeredOn(action, Callable::call, null, Objects.requireNonNull(fallback, "fallback"));
    }

    private <S, T> T answeredOn(
            S subject,
            Action<? super S, ? extends T> action,
            LateResult.@Nullable Finder<? super S, T> late,
            @Nullable Fallback<? extends T> fallback)
            throws Exception {
        long[] enclosing = EnclosingCalls.ofThread();
        int place = EnclosingCalls.place(enclosing, machine.number());
        if (place == EnclosingCalls.INSIDE) {
            return enclosed(subject, action, fallback);
        }
        State admitted;
        try {
            admitted = machine.admit();
        } catch (BreakerOpenException rejection) {
            if (fallback == null) {
                throw rejection;
            }
            return answered(fallback, rejection);
        }
        return guarded(subject, action, late, admitted, enclosing, place, fallback);
    }

    /** A call within one that was let through is not judged by itself, but what it would answer, it answers. */
    private <S, T> T enclosed(
            S subject, Action<? super S, ? extends T> action, @Nullable Fallback<? extends T> fallback)
            throws Exception {
        try {
            return action.on(subject);
        } catch (Throwable thrown) {
            if (fallback != null && machine.wouldFail(thrown)) {
                return answered(fallback, thrown);
            }
            throw thrown;
        }
    }

    private <T> T answered(Fallback<? extends T> fallback, Throwable failure) throws Exception {
        T answer = fallback.answer(failure);
        machine.answeredByFallback();
        return answer;
    }

    private <S, T> T guarded(
            S subject,
            Action<? super S, ? extends T> action,
            LateResult.@Nullable Finder<? super S, T> late,
            State admitted,
            long[] enclosing,
            int place,
            @Nullable Fallback<? extends T> fallback)
            throws Exception {
        long started = machine.startOf(admitted);
        EnclosingCalls.enter(enclosing, place, machine.number());
        T result;
        LateResult<T> later;
        try {
            result = action.on(subject);
            later = late == null ? null : late.in(subject, result);
        } catch (Throwable thrown) {
            EnclosingCalls.leave(enclosing, place);
            if (machine.threw(admitted, started, thrown) && fallback != null) {
                return answered(fallback, thrown);
            }
            throw thrown;
        }
        EnclosingCalls.leave(enclosing, place);
        if (late != null && later != null) {
            return judgedLater(subject, result, later, late, admitted, started, fallback);
        }
        machine.returned(admitted, started, result);
        return result;
    }

    private <S, T> T judgedLater(
            S subject,
            T result,
            LateResult<T> later,
            LateResult.Finder<? super S, T> late,
            State admitted,
            long started,
            @Nullable Fallback<? extends T> fallback) {
        CompletionStage<Object> stage = later.stage();
        if (stage == null) {
            machine.neutral(admitted, started, result.getClass().getName());
            return result;
        }
        Function<? super CompletableFuture<Object>, ? extends T> inItsPlace = later.inItsPlace();
        if (inItsPlace == null) {
            CompletableFuture<Object> unused = followed(stage, admitted, started, null);
            return result;
        }
        return inItsPlace.apply(followed(
                stage,
                admitted,
                started,
                fallback == null ? null : failure -> late.answered(subject, fallback.answer(failure))));
    }

    /**
     * Runs an asynchronous action if the breaker lets it through, and counts how its stage completed. Nothing blocks:
     * what is to be done when the stage completes is done on the thread that completes it.
     *
     * <p>A {@link java.util.concurrent.CompletionException} and an {@link java.util.concurrent.ExecutionException} are
     * judged by their cause. A call that is cancelled, here or at its stage, is neutral. An action that returns null
     * instead of a stage has failed.
     *
     * @param action what is guarded; it is called on this thread, at most once
     * @param <T> what its stage yields
     * @return completes as the action's stage does; with {@link BreakerOpenException} if the action was not run, with
     *     what the action threw if it returned no stage, or with what the validator or the failure judge threw.
     *     Cancelling it cancels the action's stage. A {@link CompletableFuture} that has its value already is handed on as
     *     it is
     */
    public <T> CompletableFuture<T> callAsync(Supplier<? extends CompletionStage<T>> action) {
        return guardedAsync(action, null);
    }

    /**
     * As {@link #callAsync(Supplier)}, with an answer for the caller where there would be a rejection, or an exception of
     * the action that counts as a failure.
     *
     * @param action what is guarded; it is called on this thread, at most once
     * @param fallback answers instead, on the thread that knows of the failure; it gets the exception without the
     *     wrappers, and what it does is neither guarded nor counted
     * @param <T> what their stages yield
     * @return completes as the action's stage or the fallback's does; cancelling it cancels that stage
     */
    public <T> CompletableFuture<T> callAsync(
            Supplier<? extends CompletionStage<T>> action, Fallback<? extends CompletionStage<? extends T>> fallback) {
        return guardedAsync(action, Objects.requireNonNull(fallback, "fallback"));
    }

    private <T> CompletableFuture<T> guardedAsync(
            Supplier<? extends CompletionStage<T>> action,
            @Nullable Fallback<? extends CompletionStage<? extends T>> fallback) {
        long[] enclosing = EnclosingCalls.ofThread();
        int place = EnclosingCalls.place(enclosing, machine.number());
        if (place == EnclosingCalls.INSIDE) {
            return EnclosedFuture.of(action, machine, fallback);
        }
        State admitted;
        try {
            admitted = machine.admit();
        } catch (BreakerOpenException rejection) {
            return fallback == null
                    ? CompletableFuture.failedFuture(rejection)
                    : RelayingFuture.ofAnswer(machine, fallback, rejection);
        }
        long started = machine.startOf(admitted);
        CompletionStage<T> stage;
        EnclosingCalls.enter(enclosing, place, machine.number());
        try {
            stage = action.get();
        } catch (Throwable thrown) {
            EnclosingCalls.leave(enclosing, place);
            return new GuardedFuture<T>(machine, admitted, started, fallback).threwInstead(thrown);
        }
        EnclosingCalls.leave(enclosing, place);
        return followed(stage, admitted, started, fallback);
    }

    private <T> CompletableFuture<T> followed(
            CompletionStage<T> stage,
            State admitted,
            long started,
            @Nullable Fallback<? extends CompletionStage<? extends T>> fallback) {
        return stage instanceof CompletableFuture<T> future && hasValue(future)
                ? judged(admitted, started, future)
                : new GuardedFuture<T>(machine, admitted, started, fallback).follow(stage);
    }

    /** Whether there is nothing to wait for, nothing to cancel, and nothing that a class of its own may do otherwise. */
    private static boolean hasValue(CompletableFuture<?> future) {
        return future.getClass() == CompletableFuture.class && future.isDone() && !future.isCompletedExceptionally();
    }

    /** Nobody but the action knows of the call yet, so that it needs no future of its own. */
    private <T> CompletableFuture<T> judged(State admitted, long started, CompletableFuture<T> future) {
        try {
            machine.returned(admitted, started, future.join());
        } catch (Throwable bug) {
            return CompletableFuture.failedFuture(bug);
        }
        return future;
    }

    /**
     * Lets a call through whose end somebody tells later, anywhere: for adapters that cannot hand over the call as an action.
     * Who has an action calls {@link #call(Callable)} or {@link #callAsync(Supplier)}, which tell of every end themselves.
     *
     * @return what to tell the end of the call to
     * @throws BreakerOpenException if the call is rejected
     */
    public Permit admit() {
        return new Permit(machine, machine.admit());
    }

    /**
     * Does what belongs to an admitted call of this breaker, but goes on elsewhere, as the continuation of an asynchronous
     * call does on another thread: calls of this breaker in it are let through and are not judged by themselves. On the
     * thread of an admitted call that is so anyway, until its action returns.
     *
     * @param work what belongs to that call; it is done on this thread
     * @param <T> what it gives
     * @return what it gave
     */
    public <T> T within(Supplier<? extends T> work) {
        long[] enclosing = EnclosingCalls.ofThread();
        int place = EnclosingCalls.enter(enclosing, machine.number());
        try {
            return work.get();
        } finally {
            EnclosingCalls.leave(enclosing, place);
        }
    }

    /**
     * Closes the breaker, zeroes its count of failures, ends an override and a ramp and drops what is planned, whatever its
     * state. Results of calls that are still running will not count.
     */
    public void reset() {
        reset(ManualOverride.withoutReason());
    }

    /**
     * As {@link #reset()}, telling who and why.
     *
     * @param by its duration means nothing here
     * @throws StaleGenerationException if it expects another generation
     */
    public void reset(ManualOverride by) {
        Objects.requireNonNull(by, "by");
        order(by, (current, now, around) -> current.reset(now, around, by));
    }

    /**
     * Rejects all calls until somebody releases or resets the breaker, or the override's end comes; the next call after
     * its end is a probe. A breaker that is forced open already takes over reason, actor and end. With a
     * {@linkplain ManualOverride#from(java.time.Instant) beginning}, nothing but that is planned, in place of what was, and the clock brings it.
     *
     * @param why with a reason
     * @throws IllegalArgumentException if it has no reason, or a beginning that by this breaker's clock is past or more than 90
     *     days ahead
     * @throws StaleGenerationException if it expects another generation
     */
    public void forceOpen(ManualOverride why) {
        requireReason(why);
        order(why, (current, now, around) -> current.forced(BreakerState.FORCED_OPEN, now, around, why));
    }

    /**
     * Lets all calls through until somebody releases or resets the breaker, or the override's end comes, upon which it
     * is closed. Calls are judged and counted, but do not open it. A breaker that is forced closed already takes over
     * reason, actor and end. With a {@linkplain ManualOverride#from(java.time.Instant) beginning}, nothing but that is planned, in place of what
     * was, and the clock brings it.
     *
     * @param why with a reason
     * @throws IllegalArgumentException if it has no reason, or a beginning that by this breaker's clock is past or more than 90
     *     days ahead
     * @throws StaleGenerationException if it expects another generation
     */
    public void forceClosed(ManualOverride why) {
        requireReason(why);
        order(why, (current, now, around) -> current.forced(BreakerState.FORCED_CLOSED, now, around, why));
    }

    private static void requireReason(ManualOverride why) {
        if (why.reason().isEmpty()) {
            throw new IllegalArgumentException(
                    "forcing a breaker needs a reason; begin with ManualOverride.because(reason)");
        }
    }

    /**
     * Hands a forced breaker back to its automatic machine: one forced open lets the next call through as a probe, one
     * forced closed is closed with no failures counted. What is planned is dropped, also where the breaker is not forced, whose
     * state and generation stay then. With neither, it does nothing.
     */
    public void release() {
        release(ManualOverride.withoutReason());
    }

    /**
     * As {@link #release()}, telling who and why.
     *
     * @param by its duration means nothing here
     * @throws StaleGenerationException if it expects another generation
     */
    public void release(ManualOverride by) {
        Objects.requireNonNull(by, "by");
        order(by, (current, now, around) -> current.released(now, around, by));
    }

    /**
     * Drops what is planned, and leaves all else as it is: a breaker that is forced stays so. With nothing planned, it does
     * nothing.
     *
     * @param by its duration means nothing here
     * @throws StaleGenerationException if it expects another generation
     */
    public void dropPlanned(ManualOverride by) {
        Objects.requireNonNull(by, "by");
        order(by, (current, now, around) -> current.planDropped(now, around, by));
    }

    /**
     * Replaces the settings. State, counts and a running deadline stay, but a window that is another one now starts
     * empty; calls that are running are judged by the settings that admitted them, and counted against the new ones.
     *
     * @param settings the new ones
     */
    public void reconfigure(BreakerSettings settings) {
        reconfigure(settings, ManualOverride.withoutReason());
    }

    /**
     * As {@link #reconfigure(BreakerSettings)}, telling who and why.
     *
     * @param settings the new ones
     * @param by its duration means nothing here
     * @throws StaleGenerationException if it expects another generation
     * @throws IllegalStateException for a key, which has the settings of its family
     */
    public void reconfigure(BreakerSettings settings, ManualOverride by) {
        Objects.requireNonNull(settings, "settings");
        reconfigure(current -> settings, by);
    }

    /**
     * As {@link #reconfigure(BreakerSettings, ManualOverride)}, for who changes some of the settings: whatever others change at the
     * same time is kept.
     *
     * @param change makes the new ones of those in force; it may be asked several times, and what it throws changes nothing
     * @param by its duration means nothing here
     * @throws StaleGenerationException if it expects another generation
     * @throws IllegalStateException for a key, which has the settings of its family
     */
    public void reconfigure(UnaryOperator<BreakerSettings> change, ManualOverride by) {
        Objects.requireNonNull(change, "change");
        machine.requireOwnSettings();
        order(
                by,
                (current, now, around) -> current.reconfigured(
                        now,
                        around,
                        Objects.requireNonNull(change.apply(current.settings().asGiven()), "settings"),
                        by));
    }

    /**
     * Tells the last 50 transitions. A pure read.
     *
     * @return an unmodifiable list, newest first
     */
    public List<BreakerTransition> history() {
        return machine.state().history();
    }

    /**
     * Tells the transitions that the clock has brought and no operation has published yet, which the first operation after
     * them will do: {@link #state()} and {@link #snapshot()} show what they have led to. A pure read.
     *
     * @return an unmodifiable list, newest first; empty if all is published
     */
    public List<BreakerTransition> pending() {
        return machine.pending();
    }

    /**
     * Tells a listener of every transition from now on, after it is published, on the thread that caused it and before
     * that thread's operation returns. What the listener throws is logged and harms nobody else.
     *
     * @param listener should be quick; it may call the breaker
     * @return ends the registration when it is closed
     */
    public Registration onTransition(Consumer<BreakerTransition> listener) {
        return machine.onTransition(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Tells a listener of every call that is rejected from now on, that of a key also where it listens to the key's family. While
     * nobody listens, that costs a rejection next to nothing.
     *
     * @param listener is told on the calling thread, before the rejection is thrown or a fallback answers instead
     * @return ends the registration when it is closed
     */
    public Registration onRejection(RejectionListener listener) {
        return machine.onRejection(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Tells a listener of every call that is let through from now on, and of how it ended, that of a key also where it listens to
     * the key's family. Where nobody has ever listened, that costs a call nothing.
     *
     * @param listener is told on the calling thread, before the action runs
     * @return ends the registration when it is closed; of calls that it was told of before, it still hears how they end
     */
    public Registration onCall(CallListener listener) {
        return machine.onCall(Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Keeps how the latest calls ended, from now on: when, after how long, and with which outcome, 17 bytes a call; no argument,
     * no result, no exception. What was kept before is dropped. A call is kept when it has ended or is rejected; one inside an
     * admitted call of this breaker belongs to that, and one that is running now is not kept. While nothing is kept, that costs
     * a call nothing.
     *
     * <p>A key keeps its own calls, and is not forgotten while it does; a family's own breaker those without a key.
     *
     * @param calls how many at most, up to {@value Recording#MOST_CALLS}; 0 ends it and frees what was kept
     * @throws IllegalArgumentException if it is out of bounds
     */
    public void record(int calls) {
        Recording.checkCalls(calls).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        machine.record(calls);
    }

    /**
     * Tells how many of the latest calls are kept at most.
     *
     * @return what {@link #record} was told; 0 while nothing is kept
     */
    public int recordLimit() {
        Recorder keeping = machine.recorder();
        return keeping == null ? 0 : keeping.limit();
    }

    /**
     * Tells how many of the latest calls are kept.
     *
     * @return at most {@link #recordLimit()}
     */
    public int recorded() {
        Recorder keeping = machine.recorder();
        return keeping == null ? 0 : keeping.size();
    }

    /**
     * Copies what is kept of the latest calls, for a {@link Rehearsal}. A pure read, during which calls go on.
     *
     * @return a copy as of now; empty while nothing is kept
     */
    public Optional<Recording> recording() {
        return Optional.ofNullable(machine.recording());
    }

    /**
     * Tells all about the breaker at this moment. A pure read.
     *
     * @return a consistent picture
     */
    public BreakerSnapshot snapshot() {
        return machine.snapshot();
    }

    /**
     * Tells how calls ended since the breaker was made; nothing that is done to it sets that back. A pure read of the counts alone,
     * and so cheaper than {@link #snapshot()}, above all for a family with many keys, whose calls are in it.
     *
     * @return the totals, which may be a few calls ahead or behind
     */
    public BreakerSnapshot.Totals totals() {
        return machine.totals();
    }

    private void order(ManualOverride by, Machine.Step step) {
        machine.change(by.expectedGeneration(), step);
        machine.changed();
    }

    @Override
    public String toString() {
        return "CircuitBreaker[" + name() + key().map(key -> ", " + key).orElse("") + ", " + state() + "]";
    }
}
