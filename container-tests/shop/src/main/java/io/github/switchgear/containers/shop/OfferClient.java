package io.github.switchgear.containers.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response.Status;

/** A breaker with an answer of the bean's own for when there is none of the warehouse's. */
@ApplicationScoped
public class OfferClient {

    /** An article that there is no answer for, not even one of the bean's own. */
    public static final String DISCONTINUED = "steam-engine";

    @Inject
    WarehouseHttp warehouse;

    @Breaker(
            name = "offers",
            allowedFails = 2,
            retryTimer = 60,
            validator = UsableAnswer.class,
            allowedExceptions = NotFoundException.class,
            fallbackMethod = "withoutOffers")
    public Answer offers(String sku) {
        Answer answer = warehouse.get("offers/" + sku);
        if (answer.status() == 404) {
            throw new NotFoundException("no such article");
        }
        return answer;
    }

    @SuppressWarnings("UnusedMethod") // an annotation names it
    private Answer withoutOffers(String sku, Throwable reason) {
        if (sku.equals(DISCONTINUED)) {
            throw new ClientErrorException(Status.GONE, reason);
        }
        return new Answer(
                200,
                "text/plain",
                "no offers for " + sku + ": " + reason.getClass().getSimpleName());
    }
}
