package io.github.switchgear.cdi.configuration;

import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.configuration.ConfigurationSource.Configured;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.Recording;
import io.github.switchgear.core.SettingName;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final int record;

    /**
     * Those of one breaker.
     *
     * @param name the breaker's
     * @param declaration what the methods say that share it
     * @param keys tells which keys are this breaker's
     * @param configuration has what these keys say
     * @param defaults what the keys of the defaults say
     * @param common what is said of all breakers
     * @param alike settings by themselves, so that equal ones are one object
     */
    EffectiveSettings(
            String name,
            BreakerDeclaration declaration,
            ConfigurationKeys keys,
            ConfigurationSource configuration,
            Map<SettingName, Configured> defaults,
            ForAll common,
            Map<BreakerSettings, BreakerSettings> alike) {
        this.declaration = declaration;
        this.alike = alike;
        this.builder = declaration.settings();
        for (SettingName setting : ConfigurationKeys.textSettings()) {
            Configured found = configured(keys.of(name, setting), configuration);
            if (found == null && !declaration.speaksOf(setting)) {
                found = defaults.get(setting);
            }
            if (found != null) {
                apply(setting, found);
            }
        }
        boolean areAll = isTrue(common.enabled().orElse(null));
        boolean thisEnabled = isTrue(configured(keys.enabled(name), configuration));
        this.enabled = areAll && thisEnabled && declaration.enabled();
        problems.addAll(declaration.configurationProblems());
        this.keysShown = isTrue(configured(keys.keysShown(name), configuration));
        this.maxKeys = maxKeys(keys.maxKeys(name), configuration);
        this.record = record(configured(keys.record(name), configuration), common);
        if (!configured.isEmpty()) {
            checkBounds();
        }
    }

    private static @Nullable Configured configured(Optional<String> key, ConfigurationSource configuration) {
        return key.isEmpty() ? null : configuration.configured(key.get()).orElse(null);
    }

    private int maxKeys(Optional<String> key, ConfigurationSource configuration) {
        if (key.isEmpty()) {
            return declaration.maxKeys();
        }
        Configured found = configured(key, configuration);
        if (found == null && !declaration.speaksOfMaxKeys()) {
            found = configuration.configured(ConfigurationKeys.DEFAULT_MAX_KEYS).orElse(null);
        }
        return found == null ? declaration.maxKeys() : maxKeys(found);
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

    /** What is wrong with a default is told once, and not by each breaker. */
    private int record(@Nullable Configured found, ForAll common) {
        if (found == null) {
            return common.record()
                    .filter(ofAll -> problemOfRecord(ofAll).isEmpty())
                    .map(ofAll -> Recording.calls(ofAll.value()))
                    .orElse(0);
        }
        Optional<String> problem = problemOfRecord(found);
        problem.ifPresent(problems::add);
        return problem.isPresent() ? 0 : Recording.calls(found.value());
    }

    /** What is wrong with a number of calls to keep, if anything is. */
    static Optional<String> problemOfRecord(Configured found) {
        try {
            int unused = Recording.calls(found.value());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(problem(found, String.valueOf(e.getMessage())));
        }
    }

    private boolean isTrue(@Nullable Configured found) {
        if (found == null) {
            return true;
        }
        String value = found.value().trim();
        if (!value.equals("true") && !value.equals("false")) {
            problems.add(problem(found, "must be true or false but is '" + value + "'"));
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

    /** How many of its latest calls are kept; none of a breaker that is switched off, which sees none. */
    public int record() {
        return enabled ? record : 0;
    }

    /**
     * The settings themselves, the same object for all breakers with equal ones; beans that judge are each breaker's own.
     *
     * @param beans finds those that are declared to judge
     */
    public BreakerSettings settings(ValidatorLookup beans) {
        Optional<Class<? extends ResultValidator<?>>> validator = declaration.validator();
        if (validator.isPresent()) {
            builder.validator(new ValidatorBean(beans, validator.get()));
        }
        Optional<Class<? extends FailureJudge>> judge = declaration.failureJudge();
        if (judge.isPresent()) {
            builder.failureJudge(new FailureJudgeBean(beans, judge.get()));
        }
        BreakerSettings settings = builder.build();
        BreakerSettings first = alike.putIfAbsent(settings, settings);
        return first == null ? settings : first;
    }

    /** Where the value of a setting comes from: the configuration source's name, {@code annotation} or {@code default}. */
    public String source(SettingName setting) {
        Configured found = configured.get(setting);
        if (found != null) {
            return found.source();
        }
        return declaration.source(setting).orElse(declaration.speaksOf(setting) ? "annotation" : "default");
    }

    /**
     * What is said of all breakers and is no setting.
     *
     * @param enabled what takes all of them out of use
     * @param record how many calls those keep that say nothing else
     */
    record ForAll(Optional<Configured> enabled, Optional<Configured> record) {}
}
