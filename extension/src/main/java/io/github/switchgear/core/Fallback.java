package io.github.switchgear.core;

import org.jspecify.annotations.Nullable;

/**
 * Answers for a call that was rejected or that failed by an exception.
 *
 * @param <T> what it answers
 */
@FunctionalInterface
public interface Fallback<T extends @Nullable Object> {

    /**
     * Answers instead of the guarded action. It is called on the thread that knows of the failure: the caller's or, for
     * an asynchronous action, the one that completed it.
     *
     * @param failure the {@link BreakerOpenException} of a rejection, or what the action threw
     * @return what the caller gets
     * @throws Exception reaches the caller in place of the failure
     */
    T answer(Throwable failure) throws Exception;
}
