package io.github.switchgear.core;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call was rejected without reaching the guarded method.
 *
 * <p>It carries no stack trace: rejections come in masses exactly when a system is in trouble, and where this one comes
 * from, its {@link #breakerName()} tells.
 *
 * <p>An EJB container hands it on as it is, keeps the bean's instance and leaves the caller's transaction alone: it does
 * not take it for a failure of the system, as it does other unchecked exceptions. Nobody else needs the annotation that
 * says so, and it has no members, of which a compiler would warn where the EJB API is absent.
 */
@ApplicationException
public final class BreakerOpenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final long NO_END = -1;

    /** Which breaker rejected the call. */
    private final String breakerName;

    /** Its key; null where it has none. */
    private final @Nullable String key;

    /** What it was then. */
    private final BreakerState state;

    /** The time left until a call may be let through; {@code NO_END} where nobody knows. */
    private final long retryAfterNanos;

    private BreakerOpenException(String breakerName, @Nullable String key, BreakerState state, long retryAfterNanos) {
        super(null, null, true, false);
        this.breakerName = breakerName;
        this.key = key;
        this.state = state;
        this.retryAfterNanos = retryAfterNanos;
    }

    static BreakerOpenException until(
            String breakerName, @Nullable String key, BreakerState state, long retryAfterNanos) {
        return new BreakerOpenException(breakerName, key, state, Math.max(0, retryAfterNanos));
    }

    static BreakerOpenException withoutEnd(String breakerName, @Nullable String key, BreakerState state) {
        return new BreakerOpenException(breakerName, key, state, NO_END);
    }

    /**
     * Tells which breaker rejected the call.
     *
     * @return its name; of a key, the family's
     */
    public String breakerName() {
        return breakerName;
    }

    /**
     * Tells for which key it did so.
     *
     * @return the key as people see it; empty for a breaker without keys, and for a family's own
     */
    public Optional<String> key() {
        return Optional.ofNullable(key);
    }

    /**
     * Tells the state in which it did so.
     *
     * @return {@code OPEN}, {@code HALF_OPEN} while other calls were probing, {@code FORCED_OPEN}, or {@code CLOSED} while not
     *     all calls are let through again
     */
    public BreakerState state() {
        return state;
    }

    /**
     * Tells when a call may be let through, counted from the rejection: of a closed breaker, when all are.
     *
     * @return the time left; empty for a breaker that was forced open without an end
     */
    public Optional<Duration> retryAfter() {
        return retryAfterNanos == NO_END ? Optional.empty() : Optional.of(Duration.ofNanos(retryAfterNanos));
    }

    /** Made when it is asked for, so that a rejection which nobody prints costs next to nothing. */
    @Override
    public String getMessage() {
        String letThrough = state == BreakerState.CLOSED ? " and ramps up; all calls are" : "; a call may be";
        return "Breaker '" + breakerName + (key == null ? "'" : "', key '" + key + "',") + " is " + state
                + retryAfter()
                        .map(left -> letThrough + " let through in " + left.toMillis() + " ms")
                        .orElse(" until it is released");
    }
}
