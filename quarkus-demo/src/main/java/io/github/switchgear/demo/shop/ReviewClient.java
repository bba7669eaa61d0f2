package io.github.switchgear.demo.shop;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Asks what buyers think of an article. While probes keep failing, its breaker waits longer each time. */
@ApplicationScoped
public class ReviewClient {
    private final DownstreamHttp http;

    @Inject
    ReviewClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "reviews", retryTimer = 4, backoff = @Backoff(multiplier = 2, max = 60, jitter = 0.1))
    public Rating rating(Sku sku)
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/reviews/" + sku, Rating.class);
    }
}
