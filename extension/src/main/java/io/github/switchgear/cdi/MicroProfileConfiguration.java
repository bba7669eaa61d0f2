package io.github.switchgear.cdi;

import io.github.switchgear.core.Configuration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The only type that needs MicroProfile Config; it is loaded only where that is present. */
final class MicroProfileConfiguration implements Configuration {

    @Override
    public Optional<String> value(String key) {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class);
    }
}
