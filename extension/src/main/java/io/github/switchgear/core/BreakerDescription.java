package io.github.switchgear.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a breaker guards, and with which settings from where.
 *
 * @param methods the guarded methods, as {@code com.acme.InventoryClient.stock(String)}
 * @param enabled whether calls go through the breaker at all
 * @param settings the settings in force by member name, in the order of the annotation
 */
public record BreakerDescription(List<String> methods, boolean enabled, Map<String, Setting> settings) {

    /**
     * Copies what it is given.
     *
     * @param methods the guarded methods
     * @param enabled whether calls go through the breaker at all
     * @param settings the settings in force
     */
    public BreakerDescription {
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
