package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A change of some settings. What is code, as a validator and exception classes, cannot be sent; numbers are JSON numbers
 * and durations are strings, as the settings are told.
 */
final class SettingsPatch {

    /** What a body may hold, in the order of the annotation. */
    static final Map<String, Body.Kind> KINDS = kinds();

    static final Set<String> FIELDS = KINDS.keySet();

    private final Body body;

    SettingsPatch(Body body) {
        this.body = body;
    }

    private static Map<String, Body.Kind> kinds() {
        BreakerSettings defaults = BreakerSettings.builder().build();
        Map<String, Body.Kind> kinds = new LinkedHashMap<>();
        for (SettingName name : SettingName.values()) {
            Object value = name.read(defaults);
            boolean isCode = !name.isText() || value instanceof List;
            if (!isCode) {
                kinds.put(name.member(), value instanceof Number ? Body.Kind.NUMBER : Body.Kind.DURATION);
            }
        }
        kinds.put("reason", Body.Kind.STRING);
        return Collections.unmodifiableMap(kinds);
    }

    /** Those of a breaker's settings that can be changed. */
    static Map<String, Setting> changeable(Map<String, Setting> settings) {
        Map<String, Setting> changeable = new LinkedHashMap<>(settings);
        changeable.keySet().retainAll(FIELDS);
        return changeable;
    }

    /**
     * The settings after it.
     *
     * @throws jakarta.ws.rs.WebApplicationException if nothing is to be set, or not to this
     */
    BreakerSettings appliedTo(BreakerSettings settings) {
        BreakerSettings.Builder builder = settings.toBuilder();
        boolean empty = true;
        for (SettingName name : SettingName.values()) {
            Optional<String> text = body.text(name.member());
            if (text.isPresent()) {
                set(builder, name, text.orElseThrow());
                empty = false;
            }
        }
        if (empty) {
            throw Problem.bad("Name at least one setting to change; allowed: " + String.join(", ", FIELDS));
        }
        try {
            return builder.build();
        } catch (InvalidSettingsException e) {
            throw Problem.bad(String.join("; ", e.problems()));
        }
    }

    private static void set(BreakerSettings.Builder builder, SettingName name, String text) {
        try {
            name.set(builder, text);
        } catch (IllegalArgumentException e) {
            throw Problem.bad("'" + name.member() + "' " + e.getMessage());
        }
    }
}
