package io.github.switchgear.core;

/**
 * An intervention was meant for another generation of the breaker than the present one: something has happened since
 * somebody looked. Nothing was changed.
 */
public final class StaleGenerationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The generation that the intervention was meant for. */
    private final long expected;

    /** The generation that the breaker has. */
    private final long actual;

    StaleGenerationException(String breaker, long expected, long actual) {
        super("Breaker '" + breaker + "' is at generation " + actual + ", not " + expected);
        this.expected = expected;
        this.actual = actual;
    }

    /**
     * The generation that the intervention was meant for.
     *
     * @return as given to {@link ManualOverride#expecting}
     */
    public long expected() {
        return expected;
    }

    /**
     * The generation that the breaker has.
     *
     * @return as in {@link BreakerSnapshot#generation()}
     */
    public long actual() {
        return actual;
    }
}
