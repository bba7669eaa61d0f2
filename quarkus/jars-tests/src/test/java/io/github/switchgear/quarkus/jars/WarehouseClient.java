package io.github.switchgear.quarkus.jars;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A REST client with a breaker on each method. The warehouse answers with the status that it is asked for. */
@RegisterRestClient(configKey = "warehouse")
@Path("{status}")
public interface WarehouseClient {

    @GET
    @Breaker
    String stock(@PathParam("status") int status);

    @GET
    @Breaker(name = "stage")
    CompletionStage<String> later(@PathParam("status") int status);

    @GET
    @Breaker(name = "uni")
    Uni<String> lazily(@PathParam("status") int status);

    @GET
    @Breaker(name = "with-fallback", fallbackMethod = "none")
    String guess(@PathParam("status") int status);

    default String none(int status) {
        return "none for " + status;
    }

    @GET
    @Breaker(name = "sites")
    String ofSite(@PathParam("status") int status, @BreakerKey @QueryParam("site") String site);
}
