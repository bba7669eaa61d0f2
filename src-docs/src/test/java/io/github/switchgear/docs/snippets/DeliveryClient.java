package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

// tag::fallback[]
@ApplicationScoped
public class DeliveryClient {

    @Inject
    Warehouse warehouse;

    @Breaker(name = "delivery", fallbackMethod = "usualTime")
    public Answer time(String sku) throws Exception {
        return warehouse.ask(sku);
    }

    Answer usualTime(String sku, Throwable failure) {
        String why = failure instanceof BreakerOpenException ? "not asked" : "asked in vain";
        return new Answer(200, "5 days, " + why);
    }
}
// end::fallback[]
