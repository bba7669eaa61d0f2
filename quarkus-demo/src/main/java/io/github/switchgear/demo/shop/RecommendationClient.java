package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import io.github.switchgear.Window;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Asks what goes with an article. Its breaker opens where half of the latest calls failed, in a row or not. */
@ApplicationScoped
public class RecommendationClient {
    private final DownstreamHttp http;

    @Inject
    RecommendationClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(
            name = "recommendations",
            retryTimer = 10,
            window = @Window(calls = 10, failureRatio = 0.5, minimumCalls = 6))
    public Recommendation matching(Sku sku)
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/recommendations/" + sku, Recommendation.class);
    }
}
