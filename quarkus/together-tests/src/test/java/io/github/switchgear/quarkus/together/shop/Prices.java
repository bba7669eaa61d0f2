package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import io.quarkus.vertx.ConsumeEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;

/** Prices for whoever asks on the event bus. */
@ApplicationScoped
public class Prices {

    /**
     * The price of an article.
     *
     * @param sku of it
     * @return in cents
     */
    @ConsumeEvent("prices")
    @Breaker(name = "prices")
    public int price(@NotBlank String sku) {
        return sku.length();
    }
}
