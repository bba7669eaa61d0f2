package io.github.switchgear.microprofile;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jspecify.annotations.Nullable;

/**
 * A call was rejected without reaching the method: what MicroProfile's own exception says, and by which breaker and until when.
 * It is thrown or, by an asynchronous method, what its stage fails with, whether the breaker has opened or was forced open; so
 * whatever an application says of {@link CircuitBreakerOpenException} in {@code retryOn}, {@code abortOn}, {@code applyOn},
 * {@code skipOn} or a fallback handler holds for it.
 *
 * <p>It carries no stack trace, as rejections come in masses exactly when a system is in trouble.
 */
public final class CallRejectedException extends CircuitBreakerOpenException {

    private static final long serialVersionUID = 1L;

    private static final long NO_END = -1;

    /** Which breaker rejected the call. */
    private final String breakerName;

    /** What it was then. */
    private final BreakerState state;

    /** The time left until a call may be let through; {@code NO_END} where nobody knows. */
    private final long retryAfterNanos;

    /**
     * What a caller is told who knows MicroProfile's exceptions.
     *
     * @param rejection what the breaker said
     */
    public CallRejectedException(BreakerOpenException rejection) {
        this.breakerName = rejection.breakerName();
        this.state = rejection.state();
        this.retryAfterNanos = rejection.retryAfter().map(Duration::toNanos).orElse(NO_END);
    }

    /**
     * Tells which breaker rejected the call.
     *
     * @return its name
     */
    public String breakerName() {
        return breakerName;
    }

    /**
     * Tells the state in which it did so.
     *
     * @return {@code OPEN}, {@code HALF_OPEN} while enough other calls were trying it, {@code FORCED_OPEN}, or {@code CLOSED}
     *     while not all calls are let through again
     */
    public BreakerState state() {
        return state;
    }

    /**
     * Tells when a call may be let through, counted from the rejection.
     *
     * @return the time left; empty for a breaker that was forced open without an end
     */
    public Optional<Duration> retryAfter() {
        return retryAfterNanos == NO_END ? Optional.empty() : Optional.of(Duration.ofNanos(retryAfterNanos));
    }

    /** Made when it is asked for, so that a rejection which nobody prints costs next to nothing. */
    @Override
    public @Nullable String getMessage() {
        return "Breaker '" + breakerName + "' is " + state
                + retryAfter()
                        .map(left -> "; a call may be let through in " + left.toMillis() + " ms")
                        .orElse(" until it is released");
    }

    /** MicroProfile's exception knows no other way to do without a stack trace. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // nothing is written
    public Throwable fillInStackTrace() {
        return this;
    }
}
