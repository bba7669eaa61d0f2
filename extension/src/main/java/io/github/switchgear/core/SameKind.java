package io.github.switchgear.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Gives a caller a future of the kind that the guarded action's own is: one with its executor, its context and its kind of
 * dependent futures, as a managed executor of a container makes them.
 */
final class SameKind {

    private SameKind() {}

    /**
     * Another future of a stage's kind that ends as a call does, and whose cancellation cancels the call; the call itself
     * where the stage is of no kind of its own, or of one that takes no value from outside.
     */
    static <T> CompletableFuture<T> of(CompletionStage<?> stage, CompletableFuture<T> call) {
        CompletableFuture<?> kind = future(stage);
        if (kind == null || isOrdinary(kind)) {
            return call;
        }
        CompletableFuture<T> like = kind.newIncompleteFuture();
        if (isOrdinary(like) || !takesValues(kind.newIncompleteFuture())) {
            return call;
        }
        CompletableFuture<T> unused = call.whenComplete((value, thrown) -> {
            if (thrown == null) {
                like.complete(value);
            } else {
                like.completeExceptionally(thrown);
            }
        });
        CompletableFuture<T> unusedToo = like.whenComplete((value, thrown) -> {
            if (like.isCancelled()) {
                call.cancel(true);
            }
        });
        return like;
    }

    /** Null for a stage that is no future and has none to give. */
    private static @Nullable CompletableFuture<?> future(CompletionStage<?> stage) {
        if (stage instanceof CompletableFuture<?> future) {
            return future;
        }
        try {
            return stage.toCompletableFuture();
        } catch (UnsupportedOperationException none) {
            return null;
        }
    }

    /** Whether a future is one of the JDK's or of this package, whose executor is asked of its source. */
    private static boolean isOrdinary(CompletableFuture<?> future) {
        return future.getClass() == CompletableFuture.class || future instanceof RelayingFuture;
    }

    /** Not so a future that is meant for the eyes of a stage alone. */
    private static boolean takesValues(CompletableFuture<?> probe) {
        try {
            return probe.complete(null);
        } catch (UnsupportedOperationException refused) {
            return false;
        }
    }
}
