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

/** Shows and sets how many calls the traffic makes a second: {@code {"rate": 3}}. */
@Path("shop/traffic")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class TrafficResource {
    private final Traffic traffic;

    @Inject
    TrafficResource(Traffic traffic) {
        this.traffic = traffic;
    }

    /** What the page shows of the traffic. */
    public record View(int rate, int maxRate, long leftOut) {}

    @GET
    public View show() {
        return new View(traffic.rate().perSecond(), Rate.MAX, traffic.leftOut());
    }

    @PUT
    public View setRate(String body) {
        Rate rate = Body.of(body)
                .integer("rate")
                .flatMap(Rate::of)
                .orElseThrow(() -> new ProblemException(
                        Problem.badInput("rate: a whole number from 0 to " + Rate.MAX + " is allowed")));
        traffic.setRate(rate);
        return show();
    }
}
