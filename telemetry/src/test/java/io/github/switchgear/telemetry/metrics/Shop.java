package io.github.switchgear.telemetry.metrics;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Shop {

    @Breaker(name = "inventory", allowedFails = 1, fallbackMethod = "known")
    public String stock(boolean fine) {
        if (!fine) {
            throw new IllegalStateException();
        }
        return "fine";
    }

    String known(boolean fine) {
        return "known";
    }
}
