package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** Prints price tags. */
@ApplicationScoped
public class PriceTags {

    /**
     * Prints one.
     *
     * @return the kind of thread that it was printed by
     */
    @Breaker(name = "price-tags")
    public String print() {
        return Thread.currentThread().getClass().getSimpleName();
    }
}
