package io.github.switchgear.telemetry.health;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.start.Companion;
import io.github.switchgear.telemetry.start.NamedBreakers;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * What all breakers say of the application's health: the state of each. A breaker tells of another system, so only those that are
 * named take this instance out of traffic.
 */
@Singleton
public class BreakersHealth implements Companion {

    private static final String KEY = "switchgear.health.down-when-open";

    @Inject
    BreakerRegistry registry;

    @Inject
    Configuration configuration;

    private Set<String> decisive = Set.of();

    @Override
    public void start() {
        decisive = NamedBreakers.of(
                configuration, KEY, "", name -> registry.find(name).isPresent());
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
