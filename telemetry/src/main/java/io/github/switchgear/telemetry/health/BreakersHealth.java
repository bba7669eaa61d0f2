package io.github.switchgear.telemetry.health;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.start.Companion;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * What all breakers say of the application's health: the state of each. A breaker tells of another system, so only those that are
 * named take this instance out of traffic.
 */
@Singleton
public class BreakersHealth implements Companion {

    private static final String KEY = "switchgear.health.down-when-open";

    /** A name may have commas of its own, between the parameters of an overload. */
    private static final Pattern BETWEEN_NAMES = Pattern.compile(",(?![^(]*\\))");

    @Inject
    BreakerRegistry registry;

    @Inject
    Configuration configuration;

    private Set<String> decisive = Set.of();

    @Override
    public void start() {
        decisive = BETWEEN_NAMES
                .splitAsStream(configuration.value(KEY).orElse(""))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        for (String name : decisive) {
            if (registry.find(name).isEmpty()) {
                throw new DeploymentException(KEY + " must name breakers of the application with commas between, but"
                        + " there is no breaker '" + name + "'");
            }
        }
    }

    @Override
    public void end() {}

    /** The answer to whoever asks now. */
    HealthCheckResponse response() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("switchgear");
        boolean up = true;
        for (CircuitBreaker breaker : registry.all()) {
            BreakerState state = breaker.state();
            response.withData(breaker.name(), state.name());
            up &= !decisive.contains(breaker.name())
                    || (state != BreakerState.OPEN && state != BreakerState.FORCED_OPEN);
        }
        return response.status(up).build();
    }
}
