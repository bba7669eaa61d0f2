package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** The one bean of many an application. */
@ApplicationScoped
public class Stock {

    @Breaker(name = "stock")
    public int count(String sku) {
        if (sku.isEmpty()) {
            throw new IllegalArgumentException("which one?");
        }
        return 42;
    }
}
