package io.github.switchgear.core;

import org.jspecify.annotations.Nullable;

/**
 * What a breaker guards, given what to work on.
 *
 * @param <S> what it works on
 * @param <T> what it returns
 */
@FunctionalInterface
public interface Action<S extends @Nullable Object, T extends @Nullable Object> {

    /**
     * Does it.
     *
     * @param subject what to work on
     * @return what the caller gets
     * @throws Exception reaches the caller, too
     */
    T on(S subject) throws Exception;
}
