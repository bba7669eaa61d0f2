package io.github.switchgear.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * A future that ends as a stage does, and whose cancellation cancels that stage.
 *
 * @param <T> what it yields
 */
class RelayingFuture<T> extends CompletableFuture<T> {

    private static final AtomicReferenceFieldUpdater<RelayingFuture<?>, CompletionStage<?>> SOURCE = updater();

    private volatile @Nullable CompletionStage<? extends T> source;

    @SuppressWarnings({"unchecked", "rawtypes"}) // a field updater knows no type arguments
    private static AtomicReferenceFieldUpdater<RelayingFuture<?>, CompletionStage<?>> updater() {
        return (AtomicReferenceFieldUpdater)
                AtomicReferenceFieldUpdater.newUpdater(RelayingFuture.class, CompletionStage.class, "source");
    }

    /** The future of what a fallback answers. */
    static <T> CompletableFuture<T> ofAnswer(
            Machine machine, Fallback<? extends CompletionStage<? extends T>> fallback, Throwable failure) {
        RelayingFuture<T> future = new RelayingFuture<>();
        future.answer(machine, fallback, failure);
        CompletionStage<? extends T> answer = future.source;
        return answer == null ? future : SameKind.of(answer, future);
    }

    /** Ends as the fallback's answer does. */
    final void answer(Machine machine, Fallback<? extends CompletionStage<? extends T>> fallback, Throwable failure) {
        try {
            CompletionStage<? extends T> answer = notNull(fallback.answer(failure), "fallback");
            relay(answer);
            answer.whenComplete((value, thrown) -> {
                if (thrown == null) {
                    machine.answeredByFallback();
                }
                end(value, thrown);
            });
        } catch (Throwable thrown) {
            completeExceptionally(thrown);
        }
    }

    /** As {@link #relay}, while nobody else knows this future: nothing is there yet that a cancellation could miss. */
    final void relayUnshared(CompletionStage<? extends T> stage) {
        SOURCE.lazySet(this, stage);
    }

    /** Makes a stage the one that a cancellation cancels. */
    final void relay(CompletionStage<? extends T> stage) {
        source = stage;
        if (isCancelled()) {
            cancel(stage);
        }
    }

    /** The exception that wrappers of the JDK stand for. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    final void end(@Nullable T value, @Nullable Throwable thrown) {
        if (thrown == null) {
            complete(value);
        } else {
            completeExceptionally(thrown);
        }
    }

    static <S> S notNull(@Nullable S stage, String origin) {
        if (stage == null) {
            throw new NullPointerException("The " + origin + " returned null instead of a stage");
        }
        return stage;
    }

    /** That of the stage which this one follows, as long as it follows one. */
    @Override
    public Executor defaultExecutor() {
        return source instanceof CompletableFuture<?> future ? future.defaultExecutor() : super.defaultExecutor();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        CompletionStage<? extends T> stage = source;
        if (cancelled && stage != null) {
            cancel(stage);
        }
        return cancelled;
    }

    /** Not every stage can be cancelled; one that cannot says so, and then goes on unheard. */
    private static void cancel(CompletionStage<?> stage) {
        CompletableFuture<?> future;
        try {
            future = stage.toCompletableFuture();
        } catch (UnsupportedOperationException notCancellable) {
            return;
        }
        future.cancel(true);
    }
}
