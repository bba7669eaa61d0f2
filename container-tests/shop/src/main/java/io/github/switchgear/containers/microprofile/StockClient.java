package io.github.switchgear.containers.microprofile;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A REST client that nobody implements, with a breaker on each method. */
@RegisterRestClient(configKey = "warehouse")
@Path("stock")
public interface StockClient {

    @GET
    @Path("{sku}")
    @Breaker(name = "client", retryTimer = 600)
    String stock(@PathParam("sku") String sku);

    @GET
    @Path("{sku}/later")
    @Breaker(name = "client-stage", retryTimer = 600)
    CompletionStage<String> later(@PathParam("sku") String sku);

    @GET
    @Path("{sku}/guess")
    @Breaker(name = "client-fallback", retryTimer = 600, fallbackMethod = "none")
    String guess(@PathParam("sku") String sku);

    @GET
    @Path("{sku}/at/{site}")
    @Breaker(name = "client-keyed", retryTimer = 600)
    String stockAt(@PathParam("sku") String sku, @BreakerKey @PathParam("site") String site);

    default String none(String sku) {
        return "no " + sku;
    }
}
