package io.github.switchgear.telemetry.cdi;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * As which kind of check breakers are told of, if at all. It is read while the container collects beans, of which there are none
 * yet to ask: so by MicroProfile Config, which whoever has MicroProfile Health has, too. Quarkus fixes it at its build.
 */
final class HealthChoice {

    static final String KEY = "switchgear.health";

    private static final String READINESS = "readiness";

    private HealthChoice() {}

    /**
     * The simple name of the check's class; empty if there is to be none.
     *
     * @throws IllegalArgumentException if the value of the key is none of those that are allowed
     */
    static Optional<String> check() {
        return check(configured().trim());
    }

    /** An application may have the API of MicroProfile Config and nobody behind it; then there is nothing to read. */
    private static String configured() {
        Config config;
        try {
            config = ConfigProvider.getConfig();
        } catch (IllegalStateException noProvider) {
            return READINESS;
        }
        return config.getOptionalValue(KEY, String.class).orElse(READINESS);
    }

    static Optional<String> check(String value) {
        return switch (value) {
            case READINESS -> Optional.of("BreakersReadiness");
            case "liveness" -> Optional.of("BreakersLiveness");
            case "off" -> Optional.empty();
            default ->
                throw new IllegalArgumentException(KEY + " must be off, readiness or liveness but is '" + value + "'");
        };
    }
}
