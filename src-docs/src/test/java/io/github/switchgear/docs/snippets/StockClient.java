package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

// tag::breaker[]
@ApplicationScoped
public class StockClient {

    @Inject
    Warehouse warehouse;

    @Breaker(name = "warehouse", allowedFails = 3, retryTimer = 30)
    public Answer stock(String sku) throws Exception {
        return warehouse.ask(sku);
    }
}
// end::breaker[]
