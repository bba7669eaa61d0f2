package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** One path for each way in which a breaker can arrive on a method, or not. */
@Path("catalogue")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class CatalogueResource {

    private static final String SKU = "bolt";

    @Inject
    PriceClient prices;

    @Inject
    RatingClient ratings;

    @Inject
    ReviewClient reviews;

    @Inject
    SupplierClient suppliers;

    @Inject
    ShippingClient shipping;

    @Inject
    CardPayments cardPayments;

    @Inject
    InvoicePayments invoicePayments;

    @Inject
    BranchClient branches;

    @GET
    @Path("price")
    public String price() {
        return prices.price(SKU) + PriceClient.currency();
    }

    @GET
    @Path("price-of-ten")
    public String priceOfTen() {
        return prices.price(SKU, 10) + PriceClient.currency();
    }

    @GET
    @Path("discounts")
    public String discounts() {
        return prices.discounts();
    }

    @GET
    @Path("rating")
    public String rating() {
        return ratings.rating(SKU);
    }

    @GET
    @Path("reviews")
    public String reviews() {
        return reviews.reviews(SKU);
    }

    @GET
    @Path("suppliers")
    public String suppliers() {
        return suppliers.suppliers(SKU);
    }

    @GET
    @Path("next-truck")
    public String nextTruck() {
        return shipping.nextTruck();
    }

    @GET
    @Path("pay-by-card")
    public String payByCard() {
        return cardPayments.payByCard();
    }

    @GET
    @Path("pay-by-invoice")
    public String payByInvoice() {
        return invoicePayments.payByInvoice();
    }

    @GET
    @Path("branches")
    public String branches() {
        return branches.branches();
    }

    @GET
    @Path("branches-from-within")
    public String branchesFromWithin() {
        return branches.branchesFromWithin();
    }
}
