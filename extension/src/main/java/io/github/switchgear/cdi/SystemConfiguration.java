package io.github.switchgear.cdi;

import io.github.switchgear.core.Configuration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * System properties, then environment variables. A variable's name is the key with everything but letters and digits
 * replaced by {@code _}, as it is or in upper case; the rule is that of MicroProfile Config's environment source.
 */
final class SystemConfiguration implements Configuration {

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
    public Optional<String> value(String key) {
        String variable = key.replaceAll("[^A-Za-z0-9]", "_");
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(key)))
                .or(() -> Optional.ofNullable(environment.get(variable)))
                .or(() -> Optional.ofNullable(environment.get(variable.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isEmpty());
    }
}
