package io.github.switchgear.microprofile.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a stage, and completes as that does, after somebody has been told how: whoever waits for it, as a Retry does, finds
 * the call judged. Cancelling it cancels the stage.
 */
final class FollowedStage extends CompletableFuture<@Nullable Object> {

    private final CompletionStage<?> followed;

    private FollowedStage(CompletionStage<?> followed) {
        this.followed = followed;
    }

    /**
     * Follows a stage.
     *
     * @param told of the value or, without the wrappers, the exception
     */
    static FollowedStage of(CompletionStage<?> stage, BiConsumer<@Nullable Object, @Nullable Throwable> told) {
        FollowedStage following = new FollowedStage(stage);
        CompletionStage<?> unused = stage.whenComplete((value, thrown) -> following.end(value, thrown, told));
        return following;
    }

    private void end(
            @Nullable Object value,
            @Nullable Throwable thrown,
            BiConsumer<@Nullable Object, @Nullable Throwable> told) {
        try {
            told.accept(value, thrown == null ? null : unwrapped(thrown));
        } catch (Throwable bug) {
            completeExceptionally(bug);
            return;
        }
        if (thrown == null) {
            complete(value);
        } else {
            completeExceptionally(thrown);
        }
    }

    private static Throwable unwrapped(Throwable thrown) {
        Throwable cause = thrown.getCause();
        return cause != null && (thrown instanceof CompletionException || thrown instanceof ExecutionException)
                ? cause
                : thrown;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            followed.toCompletableFuture().cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }

    /** What depends on it is nobody's to follow. */
    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
