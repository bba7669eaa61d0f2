package io.github.switchgear.cdi;

import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Settings from MicroProfile Config where that is present, else from system properties and environment variables. */
@ApplicationScoped
public class ContainerConfiguration implements Configuration {

    private final Configuration source =
            isMicroProfilePresent() ? new MicroProfileConfiguration() : new SystemConfiguration();

    @Override
    public Optional<String> value(String key) {
        return source.value(key);
    }

    private static boolean isMicroProfilePresent() {
        try {
            Class.forName(
                    "org.eclipse.microprofile.config.ConfigProvider",
                    false,
                    ContainerConfiguration.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
