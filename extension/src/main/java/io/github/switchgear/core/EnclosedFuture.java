package io.github.switchgear.core;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous call within an admitted call of the same breaker: it is let through and judged by nobody, but its
 * fallback answers as ever.
 *
 * @param <T> what it yields
 */
final class EnclosedFuture<T> extends RelayingFuture<T> implements BiConsumer<@Nullable T, @Nullable Throwable> {

    private final Machine machine;
    private final @Nullable Fallback<? extends CompletionStage<? extends T>> fallback;

    private EnclosedFuture(Machine machine, @Nullable Fallback<? extends CompletionStage<? extends T>> fallback) {
        this.machine = machine;
        this.fallback = fallback;
    }

    static <T> CompletableFuture<T> of(
            Supplier<? extends CompletionStage<T>> action,
            Machine machine,
            @Nullable Fallback<? extends CompletionStage<? extends T>> fallback) {
        EnclosedFuture<T> call = new EnclosedFuture<>(machine, fallback);
        try {
            CompletionStage<T> stage = notNull(action.get(), "guarded action");
            if (fallback == null && stage instanceof CompletableFuture<T> future) {
                return future;
            }
            call.relayUnshared(stage);
            stage.whenComplete(call);
            return SameKind.of(stage, call);
        } catch (Throwable thrown) {
            call.accept(null, thrown);
            return call;
        }
    }

    @Override
    public void accept(@Nullable T value, @Nullable Throwable thrown) {
        if (thrown == null || fallback == null) {
            end(value, thrown);
            return;
        }
        Throwable cause = unwrapped(thrown);
        if (cause instanceof CancellationException || !machine.wouldFail(cause)) {
            end(value, thrown);
        } else {
            answer(machine, fallback, cause);
        }
    }
}
