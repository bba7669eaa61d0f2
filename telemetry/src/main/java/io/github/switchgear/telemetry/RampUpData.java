package io.github.switchgear.telemetry;

import javax.management.ConstructorParameters;

/** The calls that a closed breaker lets through after its probes have closed it. Immutable. */
public final class RampUpData {

    private final double share;
    private final String until;

    /**
     * With all that it tells.
     *
     * @param share the share of the calls, growing to 1, in hundredths and not rounded up
     * @param until the instant from which on all go through
     */
    @ConstructorParameters({"share", "until"})
    public RampUpData(double share, String until) {
        this.share = share;
        this.until = until;
    }

    /**
     * Tells which share that is.
     *
     * @return the share of the calls, growing to 1, in hundredths and not rounded up
     */
    public double getShare() {
        return share;
    }

    /**
     * Tells the end.
     *
     * @return the instant from which on all go through
     */
    public String getUntil() {
        return until;
    }
}
