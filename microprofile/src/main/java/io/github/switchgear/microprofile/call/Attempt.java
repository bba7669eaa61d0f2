package io.github.switchgear.microprofile.call;

import io.github.switchgear.core.Permit;
import org.jspecify.annotations.Nullable;

/**
 * What the inside has seen of one attempt. An end that Timeout may have made another one stays pending, until somebody tells
 * what became of it; any other is judged at once. Safe for use by several threads: Fault Tolerance may go on in another one
 * while the method still runs.
 */
final class Attempt {

    private final Permit permit;
    private final long begun;
    private final boolean mayTimeOut;
    private volatile @Nullable End end;

    /**
     * One that begins.
     *
     * @param begun when its time began, as {@link System#nanoTime()}
     * @param mayTimeOut whether there is a Timeout
     */
    Attempt(Permit permit, long begun, boolean mayTimeOut) {
        this.permit = permit;
        this.begun = begun;
        this.mayTimeOut = mayTimeOut;
    }

    private record End(@Nullable Object value, @Nullable Throwable thrown, long nanos) {}

    /** The method returned, or its stage completed. */
    void returned(@Nullable Object value) {
        if (mayTimeOut) {
            end = new End(value, null, System.nanoTime());
        } else {
            permit.returned(value);
        }
    }

    /** The method threw, or its stage failed. Where that and a timeout count the same, nobody has to wait for what it was. */
    void threw(Throwable thrown) {
        if (!mayTimeOut) {
            permit.threw(thrown);
        } else if (thrown instanceof InterruptedException) {
            permit.threw(TimedOut.exception());
        } else if (permit.wouldFail(thrown) == permit.wouldFail(TimedOut.exception())) {
            permit.threw(thrown);
        } else {
            end = new End(null, thrown, System.nanoTime());
        }
    }

    /** Another attempt was made: after a good end, or none, that is because the time was over. */
    void wasRepeated(long timeoutNanos) {
        End seen = end;
        if (seen != null && seen.thrown() != null && !isOver(seen, timeoutNanos)) {
            permit.threw(seen.thrown());
        } else {
            permit.threw(TimedOut.exception());
        }
    }

    /** The call ended with an exception. */
    void wasEndedBy(Throwable thrown) {
        End seen = end;
        if (seen != null && seen.thrown() != null && !TimedOut.isOne(thrown)) {
            permit.threw(seen.thrown());
        } else {
            permit.threw(TimedOut.exception());
        }
    }

    /**
     * The call ended with a value: what the method returned or, where that is another one, what a fallback answered.
     *
     * @param hasFallback whether there is one, which may answer with the very same
     */
    void wasAnswered(@Nullable Object value, boolean hasFallback, long timeoutNanos) {
        End seen = end;
        if (seen == null) {
            permit.threw(TimedOut.exception());
        } else if (seen.thrown() != null) {
            if (isOver(seen, timeoutNanos)) {
                permit.threw(TimedOut.exception());
            } else {
                permit.threw(seen.thrown());
            }
        } else if (isSame(seen, value) && !(hasFallback && isOver(seen, timeoutNanos))) {
            permit.returned(value);
        } else {
            permit.threw(TimedOut.exception());
        }
    }

    @SuppressWarnings("ReferenceEquality") // the very object that the method returned
    private static boolean isSame(End seen, @Nullable Object value) {
        return seen.value() == value;
    }

    private boolean isOver(End seen, long timeoutNanos) {
        return seen.nanos() - begun >= timeoutNanos;
    }
}
