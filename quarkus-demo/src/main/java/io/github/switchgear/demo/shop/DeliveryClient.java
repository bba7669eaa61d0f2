package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Asks how long delivery takes. Where nobody can tell, a fallback answers, so that the caller never sees trouble. */
@ApplicationScoped
public class DeliveryClient {

    /** What is true of most articles. */
    static final int USUAL_DAYS = 5;

    private final DownstreamHttp http;

    @Inject
    DeliveryClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "delivery", retryTimer = 10, fallbackMethod = "usualTime")
    public Delivery time(Sku sku)
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/delivery/" + sku, DeliveryDays.class).asTold();
    }

    Delivery usualTime(Sku sku, Throwable failure) {
        return new Delivery(sku.toString(), USUAL_DAYS, failure);
    }
}
