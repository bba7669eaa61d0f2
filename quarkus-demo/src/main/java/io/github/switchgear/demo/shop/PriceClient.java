package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** Asks for today's price without holding a thread while it waits: its breaker judges when the stage completes. */
@ApplicationScoped
public class PriceClient {
    private final DownstreamHttp http;

    @Inject
    PriceClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "prices", retryTimer = 10)
    public CompletionStage<Price> price(Sku sku) {
        return http.getLater("/prices/" + sku, Price.class);
    }
}
