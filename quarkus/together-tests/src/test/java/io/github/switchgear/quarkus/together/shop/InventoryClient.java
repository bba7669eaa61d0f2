package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks a warehouse that answers what the caller says. */
@ApplicationScoped
public class InventoryClient {

    /**
     * How much there is of an article.
     *
     * @param sku begins with {@code x} where the warehouse is not to answer
     * @return the amount
     */
    @Breaker(name = "inventory")
    public int stock(String sku) {
        if (sku.startsWith("x")) {
            throw new IllegalStateException("no route to the warehouse");
        }
        return 42;
    }
}
