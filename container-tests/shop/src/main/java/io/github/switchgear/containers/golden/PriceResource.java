package io.github.switchgear.containers.golden;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.Response.Status;

/** The breakers of the golden files, on a resource of the application's own; one whose name not every URL can hold; one that trips; one for
 * each key. */
@Path("price")
@ApplicationScoped
public class PriceResource {

    @GET
    @Breaker(name = "prices(int[],String)", retryTimer = 90, probeLease = 5)
    public String price() {
        return "1";
    }

    @GET
    @Path("next")
    @Breaker(name = "next#1")
    public String next() {
        return "2";
    }

    @GET
    @Path("stock/{site}")
    @Breaker(name = "sites", maxKeys = 100)
    public String stock(@BreakerKey @PathParam("site") String site) {
        return "3";
    }

    @GET
    @Path("shelf/{site}")
    @Breaker(name = "warehouse", allowedFails = 2, retryTimer = 30, maxKeys = 5)
    public String shelf(@BreakerKey @PathParam("site") String site) {
        return "4";
    }

    @GET
    @Path("lost")
    @Breaker(name = "lost")
    public String lost() {
        throw new ServerErrorException(Status.BAD_GATEWAY);
    }
}
