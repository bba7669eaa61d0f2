package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** A bean whose breaker has the name of its method. */
@ApplicationScoped
public class Prices {

    @Breaker
    public int price(String sku) {
        return sku.length();
    }
}
