package io.github.switchgear.microprofile.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** What the application itself has configured of Fault Tolerance: what this module answers itself is not among it. */
public final class UsersConfiguration {

    /** The name of the source that this module is itself, by which it is known also where a container wraps it. */
    public static final String NOT_THE_USERS = "Switchgear: breakers taken over from MicroProfile Fault Tolerance";

    /** The annotation of which this module's source answers whether it is enabled. */
    private static final String ANSWERED_HERE = "CircuitBreaker";

    /** The strongest first. */
    private static final List<String> ALL_BUT_FALLBACK = List.of(
            "quarkus.fault-tolerance.enabled",
            "smallrye.faulttolerance.enabled",
            "MP_Fault_Tolerance_NonFallback_Enabled");

    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on");
    private static final List<String> PROFILES =
            List.of("mp.config.profile", "smallrye.config.profile", "quarkus.profile");

    private final Config config;

    public UsersConfiguration(Config config) {
        this.config = config;
    }

    /**
     * A value that somebody wrote.
     *
     * @param key under which
     * @param source the name of where
     */
    public record Found(String key, String value, String source) {}

    /** The value of the first key that has one; no key that this module answers itself. */
    public Optional<Found> first(List<String> keys) {
        for (String key : keys) {
            ConfigValue found = config.getConfigValue(key);
            String value = found.getValue() == null ? found.getRawValue() : found.getValue();
            if (value != null && !value.isEmpty()) {
                return Optional.of(new Found(key, value, found.getSourceName()));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether an annotation of a method is in force, method before class before all.
     *
     * @param annotation its simple name
     */
    public boolean isEnabled(String annotation, String declaringClass, String method) {
        FaultToleranceKeys keys = new FaultToleranceKeys(annotation, "enabled");
        return Stream.of(keys.ofMethod(declaringClass, method), keys.ofClass(declaringClass), keys.ofAll())
                .flatMap(List::stream)
                .flatMap(key -> (annotation.equals(ANSWERED_HERE) ? ofOthers(key) : value(key)).stream())
                .findFirst()
                .map(UsersConfiguration::isYes)
                .orElseGet(() -> annotation.equals("Fallback") || areAllEnabled());
    }

    private boolean areAllEnabled() {
        return ALL_BUT_FALLBACK.stream()
                .flatMap(key -> value(key).stream())
                .findFirst()
                .map(UsersConfiguration::isYes)
                .orElse(true);
    }

    private Optional<String> value(String key) {
        return config.getOptionalValue(key, String.class);
    }

    /** As the standard's converter has it. */
    private static boolean isYes(String written) {
        return YES.contains(written.trim().toLowerCase(Locale.ROOT));
    }

    /**
     * Of the strongest other source that has a value, by the profile's key first where there is a profile. Not asked of the
     * configuration as a whole: some containers remember what it answered, this module's source among them. What is empty there is
     * no value, of no weaker source either.
     */
    private Optional<String> ofOthers(String key) {
        Optional<String> profile = PROFILES.stream()
                .flatMap(name -> config.getOptionalValue(name, String.class).stream())
                .findFirst();
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !source.getName().equals(NOT_THE_USERS))
                .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
                .flatMap(source -> profile
                        .flatMap(active -> Optional.ofNullable(source.getValue("%" + active + "." + key)))
                        .or(() -> Optional.ofNullable(source.getValue(key)))
                        .stream())
                .findFirst()
                .flatMap(raw -> new Expressions(this::value).expand(raw))
                .filter(value -> !value.isBlank());
    }
}
