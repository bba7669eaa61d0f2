package io.github.switchgear.containers.shop;

import jakarta.inject.Inject;

/** A breaker that arrives through a stereotype. */
@RemoteClient
public class ReviewClient {

    @Inject
    WarehouseHttp warehouse;

    public String reviews(String sku) {
        return warehouse.text("reviews/" + sku);
    }
}
