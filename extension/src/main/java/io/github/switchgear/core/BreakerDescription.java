package io.github.switchgear.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a breaker guards, and with which settings from where.
 *
 * @param methods the guarded methods, as {@code com.acme.InventoryClient.stock(String)}
 * @param enabled whether calls go through the breaker at all
 * @param settings the settings in force by member name, in the order of the annotation
 * @param guardedBy who leads the calls through a breaker
 * @param position where it stands in the call among what others do to it, for people; null where nothing is to be said of
 *     it
 */
public record BreakerDescription(
        List<String> methods,
        boolean enabled,
        Map<String, Setting> settings,
        Guardian guardedBy,
        @Nullable String position) {

    /** Whose breaker it is that calls go through. */
    public enum Guardian {

        /** The one that is described. */
        SWITCHGEAR,

        /** One of the container's own, which nobody sees from outside: what is described is its place, and no call gets here. */
        CONTAINER
    }

    /**
     * Of a breaker that this library leads calls through.
     *
     * @param methods the guarded methods
     * @param enabled whether calls go through the breaker at all
     * @param settings the settings in force
     */
    public BreakerDescription(List<String> methods, boolean enabled, Map<String, Setting> settings) {
        this(methods, enabled, settings, Guardian.SWITCHGEAR, null);
    }

    /**
     * Copies what it is given.
     *
     * @param methods the guarded methods
     * @param enabled whether calls go through the breaker at all
     * @param settings the settings in force
     * @param guardedBy who leads the calls through a breaker
     * @param position where it stands in the call
     */
    public BreakerDescription {
        Objects.requireNonNull(guardedBy, "guardedBy");
        methods = List.copyOf(methods);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * A setting in force.
     *
     * @param value an {@code Integer}, a {@code Double}, a {@code String} or a list of strings; durations are in ISO
     *     8601 form, classes are their names
     * @param source where it comes from: {@code annotation}, {@code default}, {@code runtime}, or the configuration
     *     source's name
     */
    public record Setting(Object value, String source) {}
}
