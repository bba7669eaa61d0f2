package io.github.switchgear.telemetry;

import javax.management.ConstructorParameters;

/** The last call of a breaker that failed. Immutable. */
public final class LastFailureData {

    private final String type;
    private final String at;

    /**
     * With all that it tells.
     *
     * @param type the class of its exception, or the validator that rejected its result
     * @param at the instant at which it ended
     */
    @ConstructorParameters({"type", "at"})
    public LastFailureData(String type, String at) {
        this.type = type;
        this.at = at;
    }

    /**
     * Tells what failed it.
     *
     * @return the class of its exception, or the validator that rejected its result
     */
    public String getType() {
        return type;
    }

    /**
     * Tells when that was.
     *
     * @return the instant at which it ended
     */
    public String getAt() {
        return at;
    }
}
