package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotFoundException;

/** A breaker with everything: a name, a validator that is a bean, an exception that does not count. */
@ApplicationScoped
public class InventoryClient {

    @Inject
    WarehouseHttp warehouse;

    @Breaker(
            name = "inventory",
            allowedFails = 3,
            retryTimer = 60,
            validator = UsableAnswer.class,
            allowedExceptions = NotFoundException.class)
    public Answer stock(String sku) {
        Answer answer = warehouse.get("stock/" + sku);
        if (answer.status() == 404) {
            throw new NotFoundException("no such article");
        }
        return answer;
    }
}
