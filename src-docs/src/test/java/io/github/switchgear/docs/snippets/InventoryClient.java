package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

// tag::breaker[]
@ApplicationScoped
public class InventoryClient {

    @Inject
    Warehouse warehouse;

    @Breaker(
            name = "inventory",
            allowedFails = 3,
            retryTimer = 30,
            validator = HttpOk.class,
            allowedExceptions = NotFound.class)
    public Answer stock(String sku) throws Exception {
        return warehouse.ask(sku);
    }
}
// end::breaker[]
