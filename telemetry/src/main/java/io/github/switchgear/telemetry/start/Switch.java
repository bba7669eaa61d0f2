package io.github.switchgear.telemetry.start;

import io.github.switchgear.core.Configuration;

/** A setting that is on or off. */
public final class Switch {

    private Switch() {}

    /**
     * Whether it is on; off where nobody sets it.
     *
     * @throws IllegalArgumentException for another value than {@code true} and {@code false}: nobody shall wonder why something is not
     *     there, or that it is
     */
    public static boolean isOn(Configuration configuration, String key) {
        String value = configuration.value(key).orElse("false").trim();
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(key + " must be true or false but is '" + value + "'");
        };
    }
}
