package io.github.switchgear.cdi.configuration;

import io.github.switchgear.cdi.configuration.ConfigurationSource.Configured;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the configuration says of the breakers of a plan. */
public final class BreakerConfiguration {

    private final ConfigurationKeys keys;
    private final ConfigurationSource source;
    private final Map<SettingName, Configured> defaults;
    private final EffectiveSettings.ForAll common;
    /** In the order of the names. */
    private final Map<String, EffectiveSettings> byName = new LinkedHashMap<>();

    public BreakerConfiguration(BreakerPlan plan, ConfigurationSource source) {
        Map<String, List<GuardedMethod>> sharing = plan.byBreaker();
        this.keys = new ConfigurationKeys(sharing.keySet(), keyed(sharing));
        this.source = source;
        this.defaults = defaults(source);
        this.common = new EffectiveSettings.ForAll(
                source.configured(ConfigurationKeys.ENABLED), source.configured(ConfigurationKeys.DEFAULT_RECORD));
        Map<BreakerSettings, BreakerSettings> alike = new HashMap<>();
        for (Map.Entry<String, List<GuardedMethod>> breaker : sharing.entrySet()) {
            String name = breaker.getKey();
            BreakerDeclaration declaration = breaker.getValue().get(0).declaration();
            byName.put(name, new EffectiveSettings(name, declaration, keys, source, defaults, common, alike));
        }
    }

    /** Methods that share a breaker all have keys, or none of them. */
    private static List<String> keyed(Map<String, List<GuardedMethod>> sharing) {
        List<String> keyed = new ArrayList<>();
        for (Map.Entry<String, List<GuardedMethod>> breaker : sharing.entrySet()) {
            if (breaker.getValue().get(0).isKeyed()) {
                keyed.add(breaker.getKey());
            }
        }
        return keyed;
    }

    /** Read once, and not for each of what may be thousands of breakers. */
    private static Map<SettingName, Configured> defaults(ConfigurationSource source) {
        Map<SettingName, Configured> defaults = new EnumMap<>(SettingName.class);
        for (SettingName setting : ConfigurationKeys.textSettings()) {
            Optional<Configured> found = source.configured(ConfigurationKeys.ofDefault(setting));
            if (found.isPresent()) {
                defaults.put(setting, found.get());
            }
        }
        return defaults;
    }

    public EffectiveSettings of(String breaker) {
        EffectiveSettings settings = byName.get(breaker);
        if (settings == null) {
            throw new IllegalArgumentException("The plan has no breaker '" + breaker + "'");
        }
        return settings;
    }

    /** All that is wrong, each key once, although that of a default may be wrong for many breakers. */
    public List<String> problems() {
        Set<String> problems = new LinkedHashSet<>();
        for (Map.Entry<SettingName, Configured> found : defaults.entrySet()) {
            problems.addAll(problemsOfDefault(found.getKey(), found.getValue()));
        }
        common.record().flatMap(EffectiveSettings::problemOfRecord).ifPresent(problems::add);
        for (EffectiveSettings settings : byName.values()) {
            problems.addAll(settings.problems());
        }
        return List.copyOf(problems);
    }

    /** What is wrong with a default by itself, also where every breaker says something else today. */
    private static List<String> problemsOfDefault(SettingName setting, Configured found) {
        // No cap is below this retry timer; whether one is below a breaker's is that breaker's matter.
        BreakerSettings.Builder builder = BreakerSettings.builder().retryTimer(Duration.ZERO);
        try {
            setting.set(builder, found.value());
            builder.build();
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.problems().stream()
                    .map(problem -> EffectiveSettings.problem(found, problem))
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(EffectiveSettings.problem(found, setting.member() + " " + e.getMessage()));
        }
    }

    /** A sentence for each key that nobody reads. */
    public List<String> warnings() {
        return new UnknownKeys(keys).warnings(source.names(), source::written);
    }
}
