package io.github.switchgear.telemetry.opentelemetry;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class Warehouse {

    @Breaker(name = "warehouse")
    public String stock(@BreakerKey String site) {
        return site;
    }
}
