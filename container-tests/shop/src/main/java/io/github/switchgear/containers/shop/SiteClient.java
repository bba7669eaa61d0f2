package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A warehouse of many sites, of which one may be ill, and of many customers, of which one may be. */
@ApplicationScoped
public class SiteClient {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(name = "sites", allowedFails = 2, retryTimer = 60, maxKeys = 20)
    public String stock(@BreakerKey String site) {
        return warehouse.text("sites/" + site);
    }

    @Breaker(name = "customers", allowedFails = 2, retryTimer = 60, keyedBy = CustomerOfRequest.class)
    public String discount() {
        return warehouse.text("discounts");
    }
}
