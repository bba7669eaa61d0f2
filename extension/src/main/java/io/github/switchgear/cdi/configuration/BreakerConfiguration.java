package io.github.switchgear.cdi.configuration;

import io.github.switchgear.cdi.configuration.ConfigurationSource.Configured;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.InvalidSettingsException;
import io.github.switchgear.core.SettingName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the configuration says of the breakers of a plan. */
public final class BreakerConfiguration {

    private final ConfigurationKeys keys;
    private final ConfigurationSource source;
    private final Map<SettingName, Configured> defaults;
    /** In the order of the names. */
    private final Map<String, EffectiveSettings> byName = new LinkedHashMap<>();

    public BreakerConfiguration(BreakerPlan plan, ConfigurationSource source) {
        Map<String, List<GuardedMethod>> sharing = plan.byBreaker();
        this.keys = new ConfigurationKeys(sharing.keySet(), keyed(sharing));
        this.source = source;
        this.defaults = defaults(source);
        Optional<Configured> allEnabled = source.configured(ConfigurationKeys.ENABLED);
        Map<BreakerSettings, BreakerSettings> alike = new HashMap<>();
        sharing.forEach((name, methods) -> byName.put(
                name,
                new EffectiveSettings(name, methods.get(0).declaration(), keys, source, defaults, allEnabled, alike)));
    }

    /** Methods that share a breaker all have keys, or none of them. */
    private static List<String> keyed(Map<String, List<GuardedMethod>> sharing) {
        return sharing.entrySet().stream()
                .filter(breaker -> breaker.getValue().get(0).isKeyed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Read once, and not for each of what may be thousands of breakers. */
    private static Map<SettingName, Configured> defaults(ConfigurationSource source) {
        Map<SettingName, Configured> defaults = new EnumMap<>(SettingName.class);
        for (SettingName setting : ConfigurationKeys.textSettings()) {
            source.configured(ConfigurationKeys.ofDefault(setting)).ifPresent(found -> defaults.put(setting, found));
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
        Stream<String> ofDefaults = defaults.entrySet().stream()
                .flatMap(entry -> problemsOfDefault(entry.getKey(), entry.getValue()).stream());
        Stream<String> ofBreakers = byName.values().stream().flatMap(settings -> settings.problems().stream());
        return Stream.concat(ofDefaults, ofBreakers).distinct().toList();
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
        return new UnknownKeys(keys).warnings(source.names());
    }
}
