package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** One of two beans that depend on one service, and so share one breaker. */
@ApplicationScoped
public class CardPayments {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(name = "payments")
    public String payByCard() {
        return warehouse.text("payments/card");
    }
}
