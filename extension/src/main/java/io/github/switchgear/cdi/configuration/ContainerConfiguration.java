package io.github.switchgear.cdi.configuration;

import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.SortedSet;

/** Settings from MicroProfile Config where that is present, else from system properties and environment variables. */
@ApplicationScoped
public class ContainerConfiguration implements Configuration {

    private final ConfigurationSource source = source();

    @Override
    public Optional<String> value(String key) {
        return source.value(key);
    }

    @Override
    public SortedSet<String> keys(String prefix) {
        return source.keys(prefix);
    }

    /** What there is at this place; MicroProfile Config is present where its types and a provider of it are. */
    public static ConfigurationSource source() {
        try {
            Class.forName(
                    "org.eclipse.microprofile.config.ConfigProvider",
                    false,
                    ContainerConfiguration.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            return new SystemConfiguration();
        }
        return MicroProfileConfiguration.hasProvider() ? new MicroProfileConfiguration() : new SystemConfiguration();
    }
}
