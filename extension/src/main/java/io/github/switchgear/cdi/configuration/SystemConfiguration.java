package io.github.switchgear.cdi.configuration;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** System properties, then environment variables. */
final class SystemConfiguration implements ConfigurationSource {

    private final Properties properties;
    private final Map<String, String> environment;

    SystemConfiguration() {
        this(System.getProperties(), System.getenv());
    }

    SystemConfiguration(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public Optional<Configured> configured(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .map(value -> new Configured(key, value, "system property"))
                .or(() -> Stream.of(key, EnvironmentNames.of(key), EnvironmentNames.upperCaseOf(key))
                        .filter(environment::containsKey)
                        .findFirst()
                        .map(variable -> new Configured(
                                variable, environment.getOrDefault(variable, ""), "environment variable")))
                .filter(configured -> !configured.value().isEmpty());
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(environment.keySet());
        names.addAll(properties.stringPropertyNames());
        return names;
    }
}
