package io.github.switchgear.core;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A result that is there before the call is over.
 *
 * @param stage completes when the call is over; null if nobody can tell when that is, so that the call proves nothing
 * @param inItsPlace what the caller gets, given a future that ends as the stage does, once that was judged, or as a fallback
 *     answers; null if the caller must get the very result, for which no fallback can answer any more
 * @param <T> the result's type
 */
public record LateResult<T extends @Nullable Object>(
        @Nullable CompletionStage<Object> stage,
        @Nullable Function<? super CompletableFuture<Object>, ? extends T> inItsPlace) {

    /**
     * A result of which nobody can tell when and how its call ends.
     *
     * @param <T> its type
     * @return what makes the call neutral, and leaves the result to the caller
     */
    public static <T extends @Nullable Object> LateResult<T> unknown() {
        return new LateResult<>(null, null);
    }

    /**
     * Tells the late results of an action from those that are what they are.
     *
     * @param <S> what the action works on
     * @param <T> what it returns
     */
    @FunctionalInterface
    public interface Finder<S extends @Nullable Object, T extends @Nullable Object> {

        /**
         * Looks at a result; it is part of the call.
         *
         * @param subject what the action worked on
         * @param result what it returned
         * @return what is late in it; null if the call is over
         * @throws Exception is judged as if the action had thrown it
         */
        @Nullable
        LateResult<T> in(S subject, T result) throws Exception;

        /**
         * Follows what a fallback answers for a late result, which may be late, too.
         *
         * @param subject what the action worked on
         * @param answer what the fallback answered
         * @return completes with what the caller gets
         * @throws Exception is what the caller's future fails with
         */
        default CompletionStage<Object> answered(S subject, T answer) throws Exception {
            LateResult<T> later = in(subject, answer);
            CompletionStage<Object> stage = later == null ? null : later.stage();
            return stage == null ? CompletableFuture.completedFuture(answer) : stage;
        }
    }
}
