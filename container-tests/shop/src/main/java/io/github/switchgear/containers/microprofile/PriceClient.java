package io.github.switchgear.containers.microprofile;

import io.github.switchgear.Breaker;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A REST client with a breaker on its type. */
@RegisterRestClient(configKey = "warehouse")
@Path("prices")
@Breaker(retryTimer = 600)
public interface PriceClient {

    @GET
    String prices();
}
