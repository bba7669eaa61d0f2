package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import io.quarkus.rest.client.reactive.Url;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks the warehouse over HTTP. */
@RegisterRestClient(configKey = "warehouse")
@Path("warehouse")
public interface WarehouseClient {

    /**
     * How much there is.
     *
     * @param place where the warehouse is
     * @return the amount
     */
    @GET
    @Breaker(name = "warehouse")
    String stock(@Url String place);
}
