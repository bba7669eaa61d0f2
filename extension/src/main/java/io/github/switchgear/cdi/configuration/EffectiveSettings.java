package io.github.switchgear.cdi.configuration;

import io.github.switchgear.cdi.configuration.ConfigurationSource.Configured;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A breaker's settings after configuration had its say: strongest first the breaker's own key, what the annotation says,
 * the key of the default, the default.
 */
public final class EffectiveSettings {

    private final BreakerDeclaration declaration;
    private final BreakerSettings.Builder builder;
    private final Map<BreakerSettings, BreakerSettings> alike;
    private final Map<SettingName, Configured> configured = new EnumMap<>(SettingName.class);
    private final List<String> problems = new ArrayList<>();
    private final boolean enabled;
    private final boolean keysShown;
    private final int maxKeys;

    /**
     * Those of one breaker.
     *
     * @param name the breaker's
     * @param declaration what the methods say that share it
     * @param keys tells which keys are this breaker's
     * @param configuration has what these keys say
     * @param defaults what the keys of the defaults say
     * @param allEnabled what takes all breakers out of use
     * @param alike settings by themselves, so that equal ones are one object
     */
    EffectiveSettings(
            String name,
            BreakerDeclaration declaration,
            ConfigurationKeys keys,
            ConfigurationSource configuration,
            Map<SettingName, Configured> defaults,
            Optional<Configured> allEnabled,
            Map<BreakerSettings, BreakerSettings> alike) {
        this.declaration = declaration;
        this.alike = alike;
        this.builder = declaration.settings();
        for (SettingName setting : ConfigurationKeys.textSettings()) {
            Configured found =
                    keys.of(name, setting).flatMap(configuration::configured).orElse(null);
            if (found == null && !declaration.speaksOf(setting)) {
                found = defaults.get(setting);
            }
            if (found != null) {
                apply(setting, found);
            }
        }
        boolean areAll = isTrue(allEnabled);
        boolean thisEnabled = isTrue(keys.enabled(name).flatMap(configuration::configured));
        this.enabled = areAll && thisEnabled;
        this.keysShown = isTrue(keys.keysShown(name).flatMap(configuration::configured));
        this.maxKeys = keys.maxKeys(name)
                .flatMap(key -> configuration
                        .configured(key)
                        .or(() -> declaration.speaksOfMaxKeys()
                                ? Optional.empty()
                                : configuration.configured(ConfigurationKeys.DEFAULT_MAX_KEYS)))
                .map(this::maxKeys)
                .orElse(declaration.maxKeys());
        if (!configured.isEmpty()) {
            checkBounds();
        }
    }

    private void apply(SettingName setting, Configured found) {
        configured.put(setting, found);
        try {
            setting.set(builder, found.value());
        } catch (IllegalArgumentException e) {
            problems.add(problem(found, setting.member() + " " + e.getMessage()));
        }
    }

    private int maxKeys(Configured found) {
        try {
            return KeyedBreakers.maxKeys(found.value());
        } catch (IllegalArgumentException e) {
            problems.add(problem(found, String.valueOf(e.getMessage())));
            return KeyedBreakers.DEFAULT_MAX_KEYS;
        }
    }

    private boolean isTrue(Optional<Configured> found) {
        String value = found.map(Configured::value).orElse("true").trim();
        if (!value.equals("true") && !value.equals("false")) {
            problems.add(problem(found.orElseThrow(), "must be true or false but is '" + value + "'"));
        }
        return value.equals("true");
    }

    /** What is out of bounds by the annotation alone is told of there. */
    private void checkBounds() {
        try {
            builder.build();
        } catch (InvalidSettingsException e) {
            List<String> ofAnnotation = declaration.problems();
            e.problems().stream()
                    .filter(problem -> !ofAnnotation.contains(problem))
                    .forEach(problem -> problems.add(culprits(problem) + ": " + problem));
        }
    }

    /** The keys that have to do with a problem: those of the settings that its sentence names. */
    private String culprits(String problem) {
        List<String> origins = configured.entrySet().stream()
                .filter(entry ->
                        problem.matches(".*\\b" + entry.getKey().member().replace(".", "\\.") + "\\b.*"))
                .map(entry -> origin(entry.getValue()))
                .toList();
        return String.join(" and ", origins);
    }

    /** What is wrong with a value, and where that comes from. */
    static String problem(Configured found, String what) {
        return origin(found) + ": " + what;
    }

    private static String origin(Configured found) {
        return found.key() + "=" + found.value() + " (" + found.source() + ")";
    }

    /** All that is wrong with the configuration of this breaker, one sentence each. */
    List<String> problems() {
        return problems;
    }

    /** Whether calls go through the breaker at all. */
    public boolean enabled() {
        return enabled;
    }

    /** Whether people see its keys; else their hashes. */
    public boolean keysShown() {
        return keysShown;
    }

    /** How many keys are tracked at most, if it has keys. */
    public int maxKeys() {
        return maxKeys;
    }

    /**
     * The settings themselves, the same object for all breakers with equal ones; beans that judge are each breaker's own.
     *
     * @param beans finds those that are declared to judge
     */
    public BreakerSettings settings(ValidatorLookup beans) {
        declaration.validator().ifPresent(type -> builder.validator(new ValidatorBean(beans, type)));
        declaration.failureJudge().ifPresent(type -> builder.failureJudge(new FailureJudgeBean(beans, type)));
        BreakerSettings settings = builder.build();
        return alike.computeIfAbsent(settings, first -> first);
    }

    /** Where the value of a setting comes from: the configuration source's name, {@code annotation} or {@code default}. */
    public String source(SettingName setting) {
        Configured found = configured.get(setting);
        if (found != null) {
            return found.source();
        }
        return declaration.speaksOf(setting) ? "annotation" : "default";
    }
}
