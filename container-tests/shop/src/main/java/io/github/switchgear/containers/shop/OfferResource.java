package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** Hands on what the caller of a method with a fallback gets. */
@Path("offers/{sku}")
@ApplicationScoped
public class OfferResource {

    @Inject
    OfferClient offers;

    @GET
    public Response offers(@PathParam("sku") String sku) {
        return offers.offers(sku).asResponse();
    }
}
