package io.github.switchgear.containers.golden;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The breaker of the golden file, on a resource of the application's own, and one whose name not every URL can hold. */
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
}
