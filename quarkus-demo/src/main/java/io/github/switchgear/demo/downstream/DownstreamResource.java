package io.github.switchgear.demo.downstream;

import io.github.switchgear.demo.rest.Body;
import io.github.switchgear.demo.rest.Problem;
import io.github.switchgear.demo.rest.ProblemException;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;

/** Shows and switches the downstream's behaviour: {@code {"mode": "failing"}}. */
@Path("shop/downstream")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DownstreamResource {
    private static final String NONE = "none";

    private final Downstream downstream;

    @Inject
    DownstreamResource(Downstream downstream) {
        this.downstream = downstream;
    }

    /** What the page shows of the downstream. */
    public record View(DownstreamMode mode, long requests, URI uri, List<String> sites, String siteDown) {}

    @GET
    public View show() {
        return new View(
                downstream.mode(),
                downstream.requests(),
                downstream.uri(),
                Downstream.SITES,
                downstream.siteDown().orElse(NONE));
    }

    @PUT
    public View switchTo(String body) throws IOException {
        downstream.switchTo(modeIn(body));
        return show();
    }

    /** Takes one site of the warehouse down: {@code {"site": "north"}}, or {@code "none"}. */
    @PUT
    @Path("site")
    public View takeDown(String body) {
        String site = Body.of(body)
                .text("site")
                .filter(wanted -> wanted.equals(NONE) || Downstream.SITES.contains(wanted))
                .orElseThrow(() -> new ProblemException(
                        Problem.badInput("site: one of none, " + String.join(", ", Downstream.SITES) + " is allowed")));
        downstream.takeDown(site.equals(NONE) ? null : site);
        return show();
    }

    private static DownstreamMode modeIn(String body) {
        return Body.of(body)
                .text("mode")
                .flatMap(wanted -> Arrays.stream(DownstreamMode.values())
                        .filter(mode -> mode.wireName().equals(wanted))
                        .findFirst())
                .orElseThrow(() -> new ProblemException(
                        Problem.badInput("mode: one of " + DownstreamMode.wireNames() + " is allowed")));
    }
}
