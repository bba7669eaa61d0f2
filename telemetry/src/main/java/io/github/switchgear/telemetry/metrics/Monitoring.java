package io.github.switchgear.telemetry.metrics;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.series.FollowedBreakers;
import io.github.switchgear.telemetry.series.Moments;
import io.github.switchgear.telemetry.series.Reading;
import io.github.switchgear.telemetry.series.Series;
import io.github.switchgear.telemetry.series.SeriesListener;
import io.github.switchgear.telemetry.start.Companion;
import io.github.switchgear.telemetry.start.NamedBreakers;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows all breakers from the start of the application to its end, and tells their series through the library that is chosen.
 * Safe for use by any number of threads.
 */
@Singleton
public class Monitoring implements Companion {

    private static final String KEYS = MetricsChoice.KEY + ".keys";

    private static final SeriesListener NOBODY = new SeriesListener() {
        @Override
        public void added(Series series) {}

        @Override
        public void removed(Series series) {}
    };

    private @Nullable MetricsLibrary library;
    private @Nullable FollowedBreakers breakers;

    @Inject
    BreakerRegistry registry;

    @Inject
    Configuration configuration;

    @Inject
    @Any
    Instance<MetricsLibrary> libraries;

    @Override
    public void start() {
        MetricsChoice choice =
                configuration.value(MetricsChoice.KEY).map(MetricsChoice::of).orElse(MetricsChoice.AUTO);
        Set<String> withKeys = NamedBreakers.of(
                configuration, KEYS, " with keys", name -> registry.keyed(name).isPresent());
        Optional<MetricsLibrary> chosen = chosen(choice, libraries);
        chosen.ifPresent(MetricsLibrary::begin);
        library = chosen.orElse(null);
        breakers = new FollowedBreakers(
                registry,
                withKeys,
                Moments.SYSTEM,
                chosen.<SeriesListener>map(it -> it).orElse(NOBODY));
    }

    private static Optional<MetricsLibrary> chosen(MetricsChoice choice, Instance<MetricsLibrary> libraries) {
        if (choice == MetricsChoice.OFF) {
            return Optional.empty();
        }
        Optional<MetricsLibrary> found = libraries.stream()
                .filter(it -> choice == MetricsChoice.AUTO || choice == it.choice())
                .sorted(Comparator.comparing(MetricsLibrary::choice))
                .filter(MetricsLibrary::isPresent)
                .findFirst();
        if (found.isEmpty() && choice != MetricsChoice.AUTO) {
            throw new DeploymentException(MetricsChoice.KEY + "=" + choice.text() + " needs " + choice.needed()
                    + ", and there is none; add the library that brings one, or choose another");
        }
        return found;
    }

    /** Each breaker by now. */
    public List<Reading> read() {
        return Objects.requireNonNull(breakers, "started").read();
    }

    @Override
    public void end() {
        if (breakers != null) {
            breakers.close();
        }
        if (library != null) {
            library.end();
        }
    }
}
