package io.github.switchgear.microprofile.call;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Permit;
import io.github.switchgear.microprofile.plan.MethodPlan;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jspecify.annotations.Nullable;

/**
 * What one call is around its attempts, which tell of themselves here, and are told what became of them: another attempt, or
 * another end of the call than their own, means that Timeout made a failure of a good end. A call that ends and was never let
 * in means that something refused it before.
 */
final class Frame {

    /** That of all that can be said in nanoseconds. */
    private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

    private final MethodPlan plan;
    private final CircuitBreaker breaker;
    private final long timeoutNanos;
    private final long opened;

    /** Guarded by this. */
    private @Nullable Attempt latest;

    /** Guarded by this: also by an attempt that the breaker rejected. */
    private boolean isEntered;

    Frame(MethodPlan plan, CircuitBreaker breaker) {
        this.plan = plan;
        this.breaker = breaker;
        Duration timeout = plan.timeout();
        this.timeoutNanos = timeout == null || timeout.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : timeout.toNanos();
        this.opened = System.nanoTime();
    }

    /**
     * An attempt is made.
     *
     * @throws io.github.switchgear.microprofile.CallRejectedException if the breaker rejects it
     */
    Attempt begin() {
        boolean isFirst;
        Attempt before;
        synchronized (this) {
            isFirst = !isEntered;
            isEntered = true;
            before = latest;
            latest = null;
        }
        if (before != null) {
            before.wasRepeated(timeoutNanos);
        }
        Permit permit = ValueCalls.admit(breaker);
        // The time of the first has begun between here and the frame, and that of a later one with it.
        Attempt attempt = new Attempt(permit, isFirst ? opened : System.nanoTime(), plan.timeout() != null);
        synchronized (this) {
            latest = attempt;
        }
        return attempt;
    }

    /** The call ended with an exception. */
    void threw(Throwable thrown) {
        Attempt last = latest();
        if (last != null) {
            last.wasEndedBy(thrown);
        } else if (!wasEntered()) {
            refused(thrown);
        }
    }

    /** The call ended with a value. */
    void returned(@Nullable Object value) {
        Attempt last = latest();
        if (last != null) {
            last.wasAnswered(value, plan.hasFallback(), timeoutNanos);
        } else if (!wasEntered()) {
            refused(plan.refuses() ? new BulkheadException() : TimedOut.exception());
        }
    }

    private synchronized @Nullable Attempt latest() {
        return latest;
    }

    private synchronized boolean wasEntered() {
        return isEntered;
    }

    /** Natively the breaker would have been asked before, and told of it. */
    private void refused(Throwable by) {
        Permit permit;
        try {
            permit = breaker.admit();
        } catch (BreakerOpenException rejection) {
            return;
        }
        permit.threw(by);
    }
}
