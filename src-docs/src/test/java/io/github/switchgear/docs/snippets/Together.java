package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Breakers beside other interceptors; the annotations of others have no effect where nobody implements them. */
@ApplicationScoped
public class Together {

    @Inject
    Warehouse warehouse;

    @Inject
    InventoryClient inventory;

    // tag::retry[]
    @Retry(maxRetries = 2, delay = 200, jitter = 100, abortOn = BreakerOpenException.class)
    @Timeout(1_000)
    @Breaker(name = "stock", allowedFails = 6)
    public Answer stock(String sku) throws Exception {
        return warehouse.ask(sku);
    }
    // end::retry[]

    // tag::transaction[]
    public String order(String sku) throws Exception {
        Answer stock = inventory.stock(sku); // guarded, and no transaction is open yet
        return book(sku, stock);
    }

    @Transactional
    String book(String sku, Answer stock) {
        return sku + ":" + stock.body();
    }
    // end::transaction[]
}
