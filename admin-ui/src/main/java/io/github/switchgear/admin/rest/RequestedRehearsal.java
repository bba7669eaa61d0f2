package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.SettingsChange;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.Recording;
import io.github.switchgear.core.SettingName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be recorded, and what is to be tried on it: what requests tell of it. */
final class RequestedRehearsal {

    /** What the body of a recording may hold. */
    static final Map<String, Body.Kind> RECORDING = recording();

    private static final String SETTINGS = "settings";

    /** What the body of a rehearsal may hold. */
    static final Map<String, Body.Kind> REHEARSAL = rehearsal();

    private RequestedRehearsal() {}

    private static Map<String, Body.Kind> recording() {
        Map<String, Body.Kind> kinds = new LinkedHashMap<>();
        kinds.put("calls", Body.Kind.NUMBER);
        kinds.put("reason", Body.Kind.STRING);
        return Collections.unmodifiableMap(kinds);
    }

    private static Map<String, Body.Kind> rehearsal() {
        Map<String, Body.Kind> kinds = new LinkedHashMap<>();
        kinds.put(SETTINGS, Body.Kind.OBJECT);
        BreakerSettings defaults = BreakerSettings.builder().build();
        for (SettingName name : SettingsChange.names()) {
            kinds.put(
                    SETTINGS + "." + name.member(),
                    name.read(defaults) instanceof Number ? Body.Kind.NUMBER : Body.Kind.DURATION);
        }
        return Collections.unmodifiableMap(kinds);
    }

    /**
     * How many calls are to be kept.
     *
     * @throws jakarta.ws.rs.WebApplicationException if that is no whole number
     */
    static int calls(Body body) {
        body.require();
        String text = body.text("calls")
                .orElseThrow(
                        () -> Problem.bad("'calls' is required: how many of the latest calls are to be kept, at most "
                                + Recording.MOST_CALLS + "; 0 ends it"));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Problem.bad("'calls' must be a whole number from 0, which ends it, to " + Recording.MOST_CALLS
                    + " but is " + text);
        }
    }

    /**
     * The settings to try.
     *
     * @throws jakarta.ws.rs.WebApplicationException if nothing is to be tried
     */
    static SettingsChange settings(Body body) {
        body.require();
        Map<String, String> texts = new LinkedHashMap<>();
        for (SettingName name : SettingsChange.names()) {
            body.text(SETTINGS + "." + name.member()).ifPresent(text -> texts.put(name.member(), text));
        }
        if (texts.isEmpty()) {
            throw Problem.bad("'settings' is required, with at least one setting to try; allowed: "
                    + String.join(
                            ", ",
                            SettingsChange.names().stream()
                                    .map(SettingName::member)
                                    .toList()));
        }
        return SettingsChange.of(texts);
    }
}
