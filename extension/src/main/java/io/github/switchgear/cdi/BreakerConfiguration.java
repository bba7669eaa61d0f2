package io.github.switchgear.cdi;

import io.github.switchgear.cdi.ConfigurationSource.Configured;
import io.github.switchgear.core.SettingName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the configuration says of the breakers of a plan. */
final class BreakerConfiguration {

    private final ConfigurationKeys keys;
    private final ConfigurationSource source;
    private final SortedMap<String, EffectiveSettings> byName = new TreeMap<>();

    BreakerConfiguration(BreakerPlan plan, ConfigurationSource source) {
        Map<String, List<GuardedMethod>> sharing = plan.byBreaker();
        this.keys = new ConfigurationKeys(sharing.keySet());
        this.source = source;
        Map<SettingName, Configured> defaults = defaults(source);
        sharing.forEach((name, methods) ->
                byName.put(name, new EffectiveSettings(name, methods.get(0).breaker(), keys, source, defaults)));
    }

    /** Read once, and not for each of what may be thousands of breakers. */
    private static Map<SettingName, Configured> defaults(ConfigurationSource source) {
        Map<SettingName, Configured> defaults = new EnumMap<>(SettingName.class);
        for (SettingName setting : ConfigurationKeys.textSettings()) {
            source.configured(ConfigurationKeys.ofDefault(setting)).ifPresent(found -> defaults.put(setting, found));
        }
        return defaults;
    }

    EffectiveSettings of(String breaker) {
        EffectiveSettings settings = byName.get(breaker);
        if (settings == null) {
            throw new IllegalArgumentException("The plan has no breaker '" + breaker + "'");
        }
        return settings;
    }

    /** All that is wrong, each key once, although that of a default may be wrong for many breakers. */
    List<String> problems() {
        return byName.values().stream()
                .flatMap(settings -> settings.problems().stream())
                .distinct()
                .collect(Collectors.toList());
    }

    /** A sentence for each key that nobody reads. */
    List<String> warnings() {
        return new UnknownKeys(keys).warnings(source.names());
    }
}
