package com.acme.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Stands for a remote call: the warehouse that keeps articles beginning with x cannot be reached. */
@ApplicationScoped
public class InventoryClient {

    @Breaker(name = "inventory", allowedFails = 3, retryTimer = 30)
    public int stock(String sku) throws IOException {
        if (sku.startsWith("x")) {
            throw new IOException("no route to the warehouse");
        }
        return 42;
    }
}
