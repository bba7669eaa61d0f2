package io.github.switchgear.cdi.configuration;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** The only type that needs MicroProfile Config; it is loaded only where that is present. */
final class MicroProfileConfiguration implements ConfigurationSource {

    /** Whether there is somebody to ask: an application may have the API alone. */
    static boolean hasProvider() {
        try {
            ConfigProvider.getConfig();
            return true;
        } catch (IllegalStateException noProvider) {
            return false;
        }
    }

    /** Of an expression that cannot be expanded there is no value; it is wrong as it is written, and not as if it were not. */
    @Override
    public Optional<Configured> configured(String key) {
        ConfigValue found = ConfigProvider.getConfig().getConfigValue(key);
        String value = found.getValue() == null ? found.getRawValue() : found.getValue();
        return value == null || value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Configured(written(found, key), value, found.getSourceName()));
    }

    @Override
    public String written(String name) {
        return written(ConfigProvider.getConfig().getConfigValue(name), name);
    }

    /** A container that takes one key for another tells so by the name that the value has. */
    private static String written(ConfigValue found, String asked) {
        return found.getValue() == null ? asked : Objects.requireNonNullElse(found.getName(), asked);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        for (String name : ConfigProvider.getConfig().getPropertyNames()) {
            names.add(name);
        }
        return names;
    }
}
