package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Answers when the guarded method's stage completes; how a stage failed is an answer, too, unlike what is thrown. */
@Path("orders/{sku}")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class OrderResource {

    @Inject
    OrderClient orders;

    @GET
    @Path("order")
    public CompletionStage<String> order(@PathParam("sku") String sku) {
        return outcome(orders.order(sku));
    }

    /** Leaves it to the container to make an answer of a stage that fails. */
    @GET
    @Path("order-itself")
    public CompletionStage<String> orderItself(@PathParam("sku") String sku) {
        return orders.order(sku);
    }

    @GET
    @Path("parcel")
    public CompletionStage<String> parcel(@PathParam("sku") String sku) {
        return outcome(orders.parcel(sku));
    }

    @GET
    @Path("receipt")
    public CompletionStage<String> receipt(@PathParam("sku") String sku) {
        return outcome(orders.receipt(sku));
    }

    private static CompletionStage<String> outcome(CompletionStage<String> stage) {
        return stage.handle((answer, failure) -> failure == null ? answer : "failed with " + name(failure));
    }

    private static String name(Throwable failure) {
        Throwable own = failure instanceof CompletionException ? failure.getCause() : failure;
        return own.getClass().getSimpleName();
    }
}
