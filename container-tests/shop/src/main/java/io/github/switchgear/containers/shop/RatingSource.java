package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.inject.Inject;

/** No bean itself: its breaker belongs to whoever inherits the method. */
public abstract class RatingSource {

    @Inject
    WarehouseHttp warehouse;

    @Breaker
    public String rating(String sku) {
        return warehouse.text("ratings/" + sku);
    }
}
