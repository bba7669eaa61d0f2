package io.github.switchgear;

import org.jspecify.annotations.Nullable;

/**
 * Judges what a guarded method returned, for downstreams that report trouble in their answer instead of by an exception.
 *
 * <p>An implementation is a CDI bean, so it may inject what it needs. It is asked on the calling thread after every
 * call that returned, possibly by many threads at once, and should be quick: its time is the caller's. The result
 * always reaches the caller, whatever the verdict.
 *
 * <p>A validator that throws is taken for a bug in the validator: its exception reaches the caller, and the call counts
 * neither as a success nor as a failure.
 *
 * @param <R> what it can judge: the method's return type or a supertype of it
 */
@FunctionalInterface
public interface ResultValidator<R> {

    /**
     * Tells whether a result is permissible.
     *
     * @param result what the method returned, {@code null} included
     * @return true if the call was a success, false if it counts as a failure
     */
    boolean isValid(@Nullable R result);

    /** Finds every result permissible. The default of {@link Breaker#validator()}; it needs no bean. */
    final class AlwaysValid implements ResultValidator<Object> {

        /** The only thing it could hold is nothing. */
        public AlwaysValid() {}

        @Override
        public boolean isValid(@Nullable Object result) {
            return true;
        }
    }
}
