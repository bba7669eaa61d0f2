package io.github.switchgear.core;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call that a breaker has let in: it is judged once, when its stage completes or when somebody cancels
 * it, whichever is first. Nobody waits for it; one that never completes holds a probe no longer than its lease.
 *
 * @param <T> what it yields
 */
final class GuardedFuture<T> extends RelayingFuture<T> implements BiConsumer<@Nullable T, @Nullable Throwable> {

    private static final AtomicIntegerFieldUpdater<GuardedFuture<?>> JUDGED = updater();

    private final Machine machine;
    private final State admitted;
    private final @Nullable Fallback<? extends CompletionStage<? extends T>> fallback;
    private final long started;
    /** 1 once the call was judged; read by {@link #JUDGED} alone. */
    @SuppressWarnings("UnusedVariable") // the updater reads it
    private volatile int judged;

    GuardedFuture(
            Machine machine,
            State admitted,
            long started,
            @Nullable Fallback<? extends CompletionStage<? extends T>> fallback) {
        this.machine = machine;
        this.admitted = admitted;
        this.started = started;
        this.fallback = fallback;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a field updater knows no type arguments
    private static AtomicIntegerFieldUpdater<GuardedFuture<?>> updater() {
        return (AtomicIntegerFieldUpdater) AtomicIntegerFieldUpdater.newUpdater(GuardedFuture.class, "judged");
    }

    /** Ends as the stage that the action returned does, or with what keeps that from being followed. */
    CompletableFuture<T> follow(@Nullable CompletionStage<T> stage) {
        if (stage == null) {
            returnedNoStage();
            return this;
        }
        relayUnshared(stage);
        try {
            stage.whenComplete(this);
            return SameKind.of(stage, this);
        } catch (Throwable thrown) {
            return threwInstead(thrown);
        }
    }

    /** Ends with what the action threw instead of returning a stage. */
    GuardedFuture<T> threwInstead(Throwable thrown) {
        accept(null, thrown);
        return this;
    }

    private void returnedNoStage() {
        judged = 1; // nobody else knows this future yet, but a fallback's answer may be cancelled later
        NullPointerException failure = new NullPointerException("The guarded action returned null instead of a stage");
        machine.failed(admitted, started, failure.getClass().getName());
        fail(failure, failure, true);
    }

    @Override
    public void accept(@Nullable T value, @Nullable Throwable thrown) {
        if (!JUDGED.compareAndSet(this, 0, 1)) {
            return;
        }
        if (thrown != null) {
            threw(thrown);
            return;
        }
        try {
            machine.returned(admitted, started, value);
        } catch (Throwable bug) {
            completeExceptionally(bug);
            return;
        }
        complete(value);
    }

    private void threw(Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        if (cause instanceof CancellationException) {
            machine.neutral(admitted, started, CancellationException.class.getName());
            completeExceptionally(thrown);
            return;
        }
        boolean isFailure;
        try {
            isFailure = machine.threw(admitted, started, cause);
        } catch (Throwable bug) {
            completeExceptionally(bug);
            return;
        }
        fail(thrown, cause, isFailure);
    }

    private void fail(Throwable thrown, Throwable cause, boolean isFailure) {
        if (isFailure && fallback != null) {
            answer(machine, fallback, cause);
        } else {
            completeExceptionally(thrown);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean judgedHere = !isDone() && JUDGED.compareAndSet(this, 0, 1);
        if (judgedHere) {
            machine.neutral(admitted, started, CancellationException.class.getName());
        }
        return super.cancel(mayInterruptIfRunning);
    }
}
