package com.acme.shop;

import io.github.switchgear.core.BreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

@ApplicationScoped
@Path("stock")
@Produces(MediaType.TEXT_PLAIN)
public class StockResource {

    @Inject
    InventoryClient inventory;

    @GET
    @Path("{sku}")
    public Response stock(@PathParam("sku") String sku) {
        try {
            return Response.ok(inventory.stock(sku) + " in stock\n").build();
        } catch (IOException failure) {
            return Response.status(502).entity(failure.getMessage() + "\n").build();
        } catch (BreakerOpenException rejection) {
            return Response.status(503).entity(rejection.getMessage() + "\n").build();
        }
    }
}
