package com.acme.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Stands for a remote call whose other end can be switched off. */
@ApplicationScoped
public class InventoryClient {

    private volatile boolean warehouseIsUp;

    public void switchWarehouse(boolean up) {
        warehouseIsUp = up;
    }

    @Breaker(name = "inventory", allowedFails = 3, retryTimer = 30)
    public int stock(String sku) throws IOException {
        if (!warehouseIsUp) {
            throw new IOException("no route to the warehouse");
        }
        return 42;
    }
}
