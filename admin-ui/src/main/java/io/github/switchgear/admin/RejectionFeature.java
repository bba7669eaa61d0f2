package io.github.switchgear.admin;

import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Registers {@link RejectionMapper} for the application's own resources where {@code switchgear.admin.map-rejections} is
 * {@code true}. A mapper that was registered always could not step aside: it would take the place of the application's.
 */
@Provider
@ApplicationScoped
public class RejectionFeature implements Feature {

    private static final String KEY = "switchgear.admin.map-rejections";

    @Override
    public boolean configure(FeatureContext context) {
        // Jersey makes features before CDI has a hand in it, and injects none of its beans.
        Configuration configuration = CDI.current().select(Configuration.class).get();
        boolean wanted = isOn(configuration.value(KEY).orElse("false").trim());
        if (wanted) {
            context.register(new RejectionMapper());
        }
        return wanted;
    }

    static boolean isOn(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(KEY + " must be true or false but is '" + value + "'");
        };
    }
}
