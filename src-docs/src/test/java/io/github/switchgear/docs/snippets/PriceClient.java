package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

// tag::asynchronous[]
@ApplicationScoped
public class PriceClient {

    @Inject
    Warehouse warehouse;

    @Breaker(name = "prices", slowCall = 2)
    public CompletionStage<Answer> price(String sku) {
        return warehouse.askLater(sku);
    }

    @Breaker(name = "discounts")
    public Uni<Answer> discount(String sku) {
        return Uni.createFrom().completionStage(() -> warehouse.askLater(sku));
    }
}
// end::asynchronous[]
