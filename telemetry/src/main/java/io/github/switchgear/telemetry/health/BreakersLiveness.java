package io.github.switchgear.telemetry.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** The breakers as a check of liveness. */
@Liveness
@ApplicationScoped
public class BreakersLiveness implements HealthCheck {

    @Inject
    BreakersHealth breakers;

    @Override
    public HealthCheckResponse call() {
        return breakers.response();
    }
}
