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

    /** Whether any variable can be one of this library's; where none is, thousands of keys need not be spelled as such. */
    private final boolean hasVariables;

    SystemConfiguration() {
        this(System.getProperties(), System.getenv());
    }

    SystemConfiguration(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
        this.hasVariables = environment.keySet().stream().anyMatch(ConfigurationKeys::mayBeOurs);
    }

    @Override
    public Optional<Configured> configured(String key) {
        String property = properties.getProperty(key);
        if (property == null && !hasVariables && ConfigurationKeys.mayBeOurs(key)) {
            return Optional.empty();
        }
        return Optional.ofNullable(property)
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
