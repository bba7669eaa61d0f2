package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.SettingsChange;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.SettingName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The change of settings that a request asks for: numbers are JSON numbers and durations are strings, as they are told. */
final class RequestedSettings {

    /** What a body may hold, in the order of the annotation. */
    static final Map<String, Body.Kind> KINDS = kinds();

    static final Set<String> FIELDS = KINDS.keySet();

    private RequestedSettings() {}

    private static Map<String, Body.Kind> kinds() {
        BreakerSettings defaults = BreakerSettings.builder().build();
        Map<String, Body.Kind> kinds = new LinkedHashMap<>();
        for (SettingName name : SettingsChange.names()) {
            kinds.put(name.member(), name.read(defaults) instanceof Number ? Body.Kind.NUMBER : Body.Kind.DURATION);
        }
        kinds.put("reason", Body.Kind.STRING);
        kinds.put("scope", Body.Kind.STRING);
        return Collections.unmodifiableMap(kinds);
    }

    /**
     * The settings in a body.
     *
     * @throws jakarta.ws.rs.WebApplicationException if nothing is to be set
     */
    static SettingsChange of(Body body) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (SettingName name : SettingsChange.names()) {
            body.text(name.member()).ifPresent(text -> texts.put(name.member(), text));
        }
        if (texts.isEmpty()) {
            throw Problem.bad("Name at least one setting to change; allowed: " + String.join(", ", FIELDS));
        }
        return SettingsChange.of(texts);
    }
}
