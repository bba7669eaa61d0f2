package io.github.switchgear.telemetry;

import javax.management.ConstructorParameters;

/** How calls of a breaker ended since it was made. Immutable. */
public final class TotalsData {

    private final long succeeded;
    private final long failed;
    private final long slow;
    private final long neutral;
    private final long rejected;
    private final long fallbacks;

    /**
     * With all that it tells.
     *
     * @param succeeded calls that succeeded
     * @param failed calls that failed, slow ones included
     * @param slow calls that failed by taking too long
     * @param neutral calls that neither succeeded nor failed
     * @param rejected calls that were not let through
     * @param fallbacks answers that a fallback gave, instead of a rejection or of a failure
     */
    @ConstructorParameters({"succeeded", "failed", "slow", "neutral", "rejected", "fallbacks"})
    public TotalsData(long succeeded, long failed, long slow, long neutral, long rejected, long fallbacks) {
        this.succeeded = succeeded;
        this.failed = failed;
        this.slow = slow;
        this.neutral = neutral;
        this.rejected = rejected;
        this.fallbacks = fallbacks;
    }

    /**
     * Tells what succeeded.
     *
     * @return calls that succeeded
     */
    public long getSucceeded() {
        return succeeded;
    }

    /**
     * Tells what failed.
     *
     * @return calls that failed, slow ones included
     */
    public long getFailed() {
        return failed;
    }

    /**
     * Tells what was slow.
     *
     * @return calls that failed by taking too long
     */
    public long getSlow() {
        return slow;
    }

    /**
     * Tells what proved nothing.
     *
     * @return calls that neither succeeded nor failed
     */
    public long getNeutral() {
        return neutral;
    }

    /**
     * Tells what was rejected.
     *
     * @return calls that were not let through
     */
    public long getRejected() {
        return rejected;
    }

    /**
     * Tells what fallbacks answered.
     *
     * @return answers that a fallback gave, instead of a rejection or of a failure
     */
    public long getFallbacks() {
        return fallbacks;
    }
}
