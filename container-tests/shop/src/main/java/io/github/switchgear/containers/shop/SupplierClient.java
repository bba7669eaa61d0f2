package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** A breaker that arrives through another interceptor binding. */
@ApplicationScoped
public class SupplierClient {

    @Inject
    WarehouseHttp warehouse;

    @RemoteCall
    public String suppliers(String sku) {
        return warehouse.text("suppliers/" + sku);
    }
}
