package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Hands the warehouse's answer on as it is, so that a test sees what the caller of a guarded method gets. */
@Path("inventory/{sku}")
@ApplicationScoped
public class InventoryResource {

    @Inject
    InventoryClient inventory;

    @GET
    public Response stock(@PathParam("sku") String sku) {
        return inventory.stock(sku).asResponse();
    }
}
