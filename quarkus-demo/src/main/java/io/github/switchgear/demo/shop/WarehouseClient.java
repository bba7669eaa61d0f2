package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Asks what is at a site of the warehouse. Each site has a breaker of its own: one that is down takes no other with it. */
@ApplicationScoped
public class WarehouseClient {
    private final DownstreamHttp http;

    @Inject
    WarehouseClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "warehouse", allowedFails = 2, retryTimer = 10)
    public SiteStock stock(@BreakerKey String site)
            throws IOException, InterruptedException, ServerErrorException, UnreadableAnswerException {
        return http.get("/sites/" + site, SiteStock.class);
    }
}
