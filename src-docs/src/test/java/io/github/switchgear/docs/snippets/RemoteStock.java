package io.github.switchgear.docs.snippets;

import io.github.switchgear.Breaker;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

// tag::client[]
@RegisterRestClient(configKey = "warehouse")
@Path("stock")
public interface RemoteStock {

    @GET
    @Path("{sku}")
    @Breaker(name = "warehouse", fallbackMethod = "unknown")
    String stock(@PathParam("sku") String sku);

    default String unknown(String sku) {
        return "unknown";
    }
}
// end::client[]
