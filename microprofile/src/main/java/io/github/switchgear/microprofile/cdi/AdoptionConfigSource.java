package io.github.switchgear.microprofile.cdi;

import io.github.switchgear.microprofile.config.UsersConfiguration;
import io.github.switchgear.microprofile.plan.Adoption;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells the container that no breaker of its own is wanted for the methods that are taken over, by the key that the
 * specification has for that. It answers when it is asked and names nothing: what a source names while Quarkus builds is copied
 * into the application, where it would be taken for what the user wrote.
 *
 * <p>Nothing is kept in it: what it answers is what {@link Adoption} says of the class and the method that the key names, by
 * the class loader and the configuration of the application that asks.
 */
public final class AdoptionConfigSource implements ConfigSource {

    /** Above whatever an application may have; the strongest of the standard ones has 400. */
    private static final int ORDINAL = 100_000;

    @Override
    public @Nullable String getValue(String key) {
        return EnabledKey.of(key).flatMap(AdoptionConfigSource::answer).orElse(null);
    }

    private static Optional<String> answer(EnabledKey asked) {
        Config config;
        try {
            config = ConfigProvider.getConfig();
        } catch (IllegalStateException notYet) {
            return Optional.empty();
        }
        return Adoption.of(config).enabled(asked.className(), asked.method());
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Set.of();
    }

    @Override
    public Map<String, String> getProperties() {
        return Map.of();
    }

    @Override
    public String getName() {
        return UsersConfiguration.NOT_THE_USERS;
    }
}
