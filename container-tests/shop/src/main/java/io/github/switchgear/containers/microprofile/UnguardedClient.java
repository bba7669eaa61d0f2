package io.github.switchgear.containers.microprofile;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A REST client as it is without a breaker. */
@RegisterRestClient(configKey = "warehouse")
@Path("stock")
public interface UnguardedClient {

    @GET
    String stock();
}
