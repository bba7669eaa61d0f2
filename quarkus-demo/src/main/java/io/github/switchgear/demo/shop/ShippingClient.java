package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.temporal.ChronoUnit;

/** Asks what shipping costs. A right answer that comes too late counts as a failure: the page must not wait for it. */
@ApplicationScoped
public class ShippingClient {

    /** How long an answer may take, in milliseconds. */
    public static final long SLOW_CALL = 800;

    private final DownstreamHttp http;

    @Inject
    ShippingClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "shipping", slowCall = SLOW_CALL, retryTimer = 10_000, unit = ChronoUnit.MILLIS)
    public ShippingCost cost(Sku sku)
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/shipping/" + sku, ShippingCost.class);
    }
}
