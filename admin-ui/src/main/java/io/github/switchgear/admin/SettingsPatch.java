package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A change of some settings. What is code, as a validator and exception classes, cannot be sent; numbers are JSON numbers
 * and durations are strings, as the settings are told.
 */
final class SettingsPatch {

    private static final Set<SettingName> CODE = EnumSet.of(
            SettingName.VALIDATOR,
            SettingName.ALLOWED_EXCEPTIONS,
            SettingName.FAILURE_EXCEPTIONS,
            SettingName.FAILURE_JUDGE);

    /** What a body may hold, in the order of the annotation. */
    static final Set<String> FIELDS = fields();

    private final Body body;

    SettingsPatch(Body body) {
        this.body = body;
    }

    private static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        Arrays.stream(SettingName.values())
                .filter(name -> !CODE.contains(name))
                .forEach(name -> fields.add(name.member()));
        fields.add("reason");
        return fields;
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
            Body.Field field = body.fields().get(name.member());
            if (field != null) {
                set(builder, name, field, name.read(settings) instanceof Number);
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

    private static void set(BreakerSettings.Builder builder, SettingName name, Body.Field field, boolean isNumber) {
        if (field.isNumber() != isNumber) {
            throw Problem.bad("'" + name.member() + "' must be a "
                    + (isNumber ? "number" : "string: a duration as PT10S or 500ms"));
        }
        try {
            name.set(builder, field.text());
        } catch (IllegalArgumentException e) {
            throw Problem.bad("'" + name.member() + "' " + e.getMessage());
        }
    }
}
