package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

// tag::wrong[]
@ApplicationScoped
public class WrongUse {

    @Breaker(allowedFails = 0)
    public Answer stock(String sku) {
        return new Answer(200, sku);
    }

    @Breaker(validator = HttpOk.class)
    public int price(String sku) {
        return check(sku);
    }

    @Breaker
    private int check(String sku) {
        return sku.length();
    }
}
// end::wrong[]
