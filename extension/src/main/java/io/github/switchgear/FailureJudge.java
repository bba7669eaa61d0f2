package io.github.switchgear;

/**
 * Tells whether an exception of a guarded method is a failure, for downstreams whose clients throw one class for all kinds
 * of trouble: a 404 and a 503, a duplicate key and a lost connection.
 *
 * <p>An implementation is a CDI bean, so it may inject what it needs. It is asked on the thread that knows of the exception,
 * possibly by many threads at once, and should be quick: its time is the caller's. The exception always reaches the caller,
 * whatever the verdict, unless a {@link Breaker#fallbackMethod()} answers instead of a failure.
 *
 * <p>A judge that throws is taken for a bug in the judge: its exception reaches the caller, with the judged one suppressed
 * in it, and the call counts neither as a success nor as a failure.
 */
@FunctionalInterface
public interface FailureJudge {

    /**
     * Tells whether an exception counts.
     *
     * @param thrown what the method threw or, where it is asynchronous, what its stage failed with, without the wrappers;
     *     errors and rejections by other breakers further in included
     * @return true if the call counts as a failure, false if it counts neither as a success nor as a failure
     */
    boolean isFailure(Throwable thrown);

    /**
     * Stands for no judge, so that the lists of exceptions decide. The default of {@link Breaker#failureJudge()}; it needs no
     * bean.
     */
    final class None implements FailureJudge {

        /** The only thing it could hold is nothing. */
        public None() {}

        @Override
        public boolean isFailure(Throwable thrown) {
            return true;
        }
    }
}
