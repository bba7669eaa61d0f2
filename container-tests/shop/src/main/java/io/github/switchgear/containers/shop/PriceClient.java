package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Guarded as a class: one breaker for each method, overloads apart. */
@Breaker
@ApplicationScoped
public class PriceClient {

    @Inject
    WarehouseHttp warehouse;

    public String price(String sku) {
        return warehouse.text("prices/" + sku);
    }

    public String price(String sku, int pieces) {
        return warehouse.text("prices/" + sku + "/" + pieces);
    }

    public String discounts() {
        return warehouse.text("discounts");
    }

    static String currency() {
        return "EUR";
    }
}
