package io.github.switchgear.quarkus.jars;

import io.github.switchgear.Breaker;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A REST client with a breaker on its type. */
@RegisterRestClient(configKey = "warehouse")
@Path("{status}")
@Breaker(name = "prices")
public interface PriceClient {

    @GET
    String price(@PathParam("status") int status);
}
