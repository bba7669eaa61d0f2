package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Methods whose result is not there yet when they return, or is. */
@ApplicationScoped
public class OrderClient {

    @Inject
    WarehouseHttp warehouse;

    /** Completes when the warehouse answers. */
    @Breaker(name = "orders", allowedFails = 2, retryTimer = 60)
    public CompletionStage<String> order(String sku) {
        return warehouse.textLater("orders/" + sku);
    }

    /** Completes when the warehouse answers, and can be completed by others. */
    @Breaker(name = "parcels", allowedFails = 2, retryTimer = 60)
    public CompletableFuture<String> parcel(String sku) {
        return warehouse.textLater("parcels/" + sku);
    }

    /** Is complete when it returns. */
    @Breaker(name = "receipts", allowedFails = 2, retryTimer = 60)
    public CompletionStage<String> receipt(String sku) {
        try {
            return CompletableFuture.completedStage(warehouse.text("receipts/" + sku));
        } catch (UncheckedIOException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
