package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change of some settings. What is code, as a validator and exception classes, cannot be changed so; numbers and
 * durations are texts, as the settings are told. Immutable.
 */
public final class SettingsChange {

    private static final List<SettingName> CHANGEABLE = Arrays.stream(SettingName.values())
            .filter(SettingName::isChangeable)
            .toList();

    private final Map<SettingName, String> texts;

    private SettingsChange(Map<SettingName, String> texts) {
        this.texts = texts;
    }

    /**
     * A change of what is named.
     *
     * @param texts each by its {@linkplain SettingName#member() member}: the digits of a number, or a duration as
     *     {@code PT10S} or {@code 500ms}
     * @return it; whether the breaker can have such settings, is checked when it is made
     * @throws Refusal if nothing is named, or what cannot be changed
     */
    public static SettingsChange of(Map<String, String> texts) {
        Map<SettingName, String> named = new EnumMap<>(SettingName.class);
        texts.forEach((member, text) -> named.put(
                SettingName.ofMember(member)
                        .filter(CHANGEABLE::contains)
                        .orElseThrow(() -> Refusal.invalid("Unknown setting '" + member + "'; allowed: " + allowed())),
                text));
        if (named.isEmpty()) {
            throw Refusal.invalid("Name at least one setting to change; allowed: " + allowed());
        }
        return new SettingsChange(named);
    }

    private static String allowed() {
        return CHANGEABLE.stream().map(SettingName::member).collect(Collectors.joining(", "));
    }

    /**
     * Tells which settings can be changed.
     *
     * @return their names, in the order of the annotation
     */
    public static List<SettingName> names() {
        return CHANGEABLE;
    }

    /**
     * Leaves out what cannot be changed.
     *
     * @param settings of a breaker by member name
     * @return those of them that can be changed, in the same order
     */
    public static Map<String, Setting> changeableOf(Map<String, Setting> settings) {
        Set<String> members = CHANGEABLE.stream().map(SettingName::member).collect(Collectors.toSet());
        Map<String, Setting> changeable = new LinkedHashMap<>(settings);
        changeable.keySet().retainAll(members);
        return Collections.unmodifiableMap(changeable);
    }

    /**
     * The settings after it.
     *
     * @throws Refusal if there cannot be such
     */
    BreakerSettings appliedTo(BreakerSettings settings) {
        BreakerSettings.Builder builder = settings.toBuilder();
        texts.forEach((name, text) -> set(builder, name, text));
        try {
            return builder.build();
        } catch (InvalidSettingsException e) {
            throw Refusal.invalid(String.join("; ", e.problems()));
        }
    }

    private static void set(BreakerSettings.Builder builder, SettingName name, String text) {
        try {
            name.set(builder, text);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("'" + name.member() + "' " + e.getMessage());
        }
    }
}
