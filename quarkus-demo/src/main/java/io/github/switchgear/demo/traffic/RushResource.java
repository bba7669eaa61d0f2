package io.github.switchgear.demo.traffic;

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
import java.util.List;

/** Shows, starts and stops the rush on the search engines: {@code {"rush": "on"}}. */
@Path("shop/rush")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class RushResource {
    private static final String ON = "on";
    private static final String OFF = "off";

    private final Rush rush;

    @Inject
    RushResource(Rush rush) {
        this.rush = rush;
    }

    /** What the page shows of the rush. */
    public record View(String rush, List<Rush.Side> sides) {}

    @GET
    public View show() {
        return new View(rush.isRunning() ? ON : OFF, rush.sides());
    }

    @PUT
    public View turn(String body) {
        String wanted = Body.of(body).text("rush").orElse("");
        switch (wanted) {
            case ON -> rush.start();
            case OFF -> rush.stop();
            default -> throw new ProblemException(Problem.badInput("rush: on or off is allowed"));
        }
        return show();
    }
}
