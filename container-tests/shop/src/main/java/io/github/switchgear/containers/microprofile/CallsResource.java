package io.github.switchgear.containers.microprofile;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Calls a guarded method, and tells what its client gets. */
@Path("calls/{method}")
@RequestScoped
public class CallsResource {

    @Inject
    @RestClient
    StockClient stock;

    @Inject
    @RestClient
    PriceClient prices;

    @Inject
    Tolerant tolerant;

    @GET
    public String call(@PathParam("method") String method) {
        try {
            return answer(method);
        } catch (ExecutionException failed) {
            return "later " + failed.getCause().getClass().getSimpleName();
        } catch (Exception failed) {
            return failed.getClass().getSimpleName();
        }
    }

    private String answer(String method) throws Exception {
        return switch (method) {
            case "client" -> stock.stock("bolt");
            case "client-stage" -> stock.later("bolt").toCompletableFuture().get();
            case "client-fallback" -> stock.guess("bolt");
            case "client-oslo" -> stock.stockAt("bolt", "oslo");
            case "client-bergen" -> stock.stockAt("bolt", "bergen");
            case "client-type" -> prices.prices();
            case "retried" -> tolerant.retried();
            case "replaced" -> tolerant.replaced();
            case "timed" -> tolerant.timed();
            case "stage" -> tolerant.stage().toCompletableFuture().get();
            case "future" -> tolerant.future().get();
            default -> throw new NotFoundException(method);
        };
    }
}
