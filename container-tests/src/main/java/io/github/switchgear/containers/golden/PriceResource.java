package io.github.switchgear.containers.golden;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** The breaker of the golden file, on a resource of the application's own. */
@Path("price")
@ApplicationScoped
public class PriceResource {

    @GET
    @Breaker(name = "prices(int[],String)#1", retryTimer = 90, probeLease = 5)
    public String price() {
        return "1";
    }
}
