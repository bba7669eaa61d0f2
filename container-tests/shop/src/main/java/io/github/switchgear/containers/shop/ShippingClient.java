package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;

/** Open for so short a time that a test can wait for the probe. */
@ApplicationScoped
public class ShippingClient {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(name = "shipping", allowedFails = 2, retryTimer = 500, unit = ChronoUnit.MILLIS)
    public String nextTruck() {
        return warehouse.text("trucks/next");
    }
}
