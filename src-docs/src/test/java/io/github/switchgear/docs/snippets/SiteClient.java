package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

// tag::key[]
@ApplicationScoped
public class SiteClient {

    @Inject
    Warehouse warehouse;

    @Breaker(name = "sites", maxKeys = 500)
    public Answer stock(@BreakerKey String site, String sku) throws Exception {
        return warehouse.ask(site + "/" + sku);
    }
    // end::key[]

    // tag::several[]
    @Breaker(name = "carriers")
    public Answer rate(@BreakerKey String carrier, @BreakerKey String country, int grams) throws Exception {
        // end::several[]
        return warehouse.ask(carrier + "/" + country + "/" + grams);
    }
    // tag::key[]
}
// end::key[]
