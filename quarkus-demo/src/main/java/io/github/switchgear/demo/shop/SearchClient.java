package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/**
 * Asks two search engines that are alike, each through a breaker of its own. One of these lets all calls through again once its
 * probe has succeeded, the other a share that grows.
 */
@ApplicationScoped
public class SearchClient {
    private final DownstreamHttp http;

    @Inject
    SearchClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "search-at-once", retryTimer = 10)
    public Found searchAtOnce()
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/search/east", Found.class);
    }

    @Breaker(name = "search-ramped", retryTimer = 10, rampUp = 30)
    public Found searchRamped()
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/search/west", Found.class);
    }
}
