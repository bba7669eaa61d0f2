package io.github.switchgear.cdi;

import java.util.HashSet;
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

    @Override
    public Optional<Configured> configured(String key) {
        ConfigValue found = ConfigProvider.getConfig().getConfigValue(key);
        return found.getValue() == null || found.getValue().isEmpty()
                ? Optional.empty()
                : Optional.of(new Configured(key, found.getValue(), found.getSourceName()));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        ConfigProvider.getConfig().getPropertyNames().forEach(names::add);
        return names;
    }
}
