package io.github.switchgear.telemetry.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The breakers as a check of readiness. */
@Readiness
@Singleton
public class BreakersReadiness implements HealthCheck {

    @Inject
    BreakersHealth breakers;

    @Override
    public HealthCheckResponse call() {
        return breakers.response();
    }
}
