package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The warehouse itself, whose answers come from somewhere else. */
@Path("warehouse")
@Produces(MediaType.TEXT_PLAIN)
public class WarehouseResource {

    /**
     * How much there is.
     *
     * @return the amount
     */
    @GET
    @Breaker(name = "resource")
    public String stock() {
        return "7";
    }
}
