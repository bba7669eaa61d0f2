package io.github.switchgear.demo.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Asks for an article's name and price. That an article does not exist is no alarm; every other exception is. */
@ApplicationScoped
public class CatalogClient {
    private final DownstreamHttp http;

    @Inject
    CatalogClient(DownstreamHttp http) {
        this.http = http;
    }

    @Breaker(name = "catalog", allowedFails = 3, retryTimer = 10, allowedExceptions = NotFoundException.class)
    public CatalogEntry entry(Sku sku)
            throws IOException, InterruptedException, NotFoundException, ServerErrorException,
                    UnreadableAnswerException {
        Reply reply = http.get("/articles/" + sku);
        return switch (reply.status()) {
            case 200 -> http.read(reply, CatalogEntry.class);
            case 404 -> throw new NotFoundException(sku);
            default -> throw new ServerErrorException(reply.status());
        };
    }
}
