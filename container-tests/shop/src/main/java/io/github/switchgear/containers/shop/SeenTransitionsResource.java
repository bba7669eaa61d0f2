package io.github.switchgear.containers.shop;

import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;

/** What the observers saw of one breaker, a line for each transition, oldest first. */
@Path("seen/{breaker}")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class SeenTransitionsResource {

    @Inject
    SeenTransitions seen;

    @GET
    @Path("at-once")
    public String atOnce(@PathParam("breaker") String breaker) {
        return lines(seen.atOnce(), breaker);
    }

    @GET
    @Path("later")
    public String later(@PathParam("breaker") String breaker) {
        return lines(seen.later(), breaker);
    }

    private static String lines(List<BreakerTransition> transitions, String breaker) {
        return transitions.stream()
                .filter(transition -> transition.breaker().equals(breaker))
                .map(transition -> transition.from() + " -> " + transition.to())
                .collect(Collectors.joining("\n"));
    }
}
