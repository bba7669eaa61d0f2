package io.github.switchgear.demo.shop;

import io.github.switchgear.demo.rest.Problem;
import io.github.switchgear.demo.rest.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.http.HttpTimeoutException;

/** One page of the shop. A rejection by an open breaker is none of its business: {@code RejectionMapper} answers it. */
@Path("shop/articles")
@Produces(MediaType.APPLICATION_JSON)
public class ArticleResource {
    private final InventoryClient inventory;
    private final CatalogClient catalog;
    private final DownstreamHttp http;

    @Inject
    ArticleResource(InventoryClient inventory, CatalogClient catalog, DownstreamHttp http) {
        this.inventory = inventory;
        this.catalog = catalog;
        this.http = http;
    }

    @GET
    @Path("{sku}")
    public ArticlePage page(@PathParam("sku") String text) throws InterruptedException {
        Sku sku = new Sku(text);
        try {
            Stock stock = http.read(inventory.stock(sku), Stock.class);
            CatalogEntry entry = catalog.entry(sku);
            return new ArticlePage(entry.sku(), entry.name(), entry.cents(), stock.stock());
        } catch (NotFoundException unknown) {
            throw new ProblemException(Problem.notFound("There is no article " + sku + "."), unknown);
        } catch (HttpTimeoutException late) {
            throw new ProblemException(Problem.gatewayTimeout("The downstream did not answer in time."), late);
        } catch (IOException | ServerErrorException | UnreadableAnswerException trouble) {
            throw new ProblemException(Problem.badGateway("The downstream gave no usable answer."), trouble);
        }
    }
}
