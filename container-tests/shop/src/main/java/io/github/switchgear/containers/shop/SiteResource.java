package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Asks one site of the warehouse, or for one customer. */
@Path("sites")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class SiteResource {

    @Inject
    SiteClient sites;

    @Inject
    Customer customer;

    @GET
    @Path("{site}/stock")
    public String stock(@PathParam("site") String site) {
        return sites.stock(site);
    }

    @GET
    @Path("discount-for/{customer}")
    public String discount(@PathParam("customer") String name) {
        customer.is(name);
        return sites.discount();
    }
}
