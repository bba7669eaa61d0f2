package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Asks what is left of an article. Its breaker judges what comes back, not only what is thrown. */
@ApplicationScoped
public class InventoryClient {
    private final DownstreamHttp http;

    @Inject
    InventoryClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "inventory", allowedFails = 3, retryTimer = 10, validator = StockAnswer.class)
    public Reply stock(Sku sku) throws IOException, InterruptedException {
        return http.get("/stock/" + sku);
    }
}
