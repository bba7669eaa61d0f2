package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.history.HistorySampler;
import io.github.switchgear.admin.json.HistoryJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what calls came to within the last hour. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    /** What a row of the dashboard draws. */
    static final int USUAL_MINUTES = 15;

    static final int MOST_MINUTES = 60;

    @Inject
    Passage passage;

    @Inject
    HistorySampler sampler;

    @Inject
    Operations operations;

    @Inject
    BreakerRegistry registry;

    @Inject
    Node node;

    @Inject
    HistoryJson json;

    /**
     * What came to one breaker; of a family, with all of its keys.
     *
     * @param name its name
     * @return up to an hour in steps of ten seconds, the oldest first
     */
    @GET
    @Path("breakers/{name}/history")
    public byte[] ofOne(@PathParam("name") String name) {
        passage.require();
        return json.history(sampler.histories()
                .of(name)
                .orElseThrow(() -> Problem.exception(Status.NOT_FOUND, "There is no breaker '" + name + "'")));
    }

    /**
     * What came to all breakers together, or to some.
     *
     * @param states only those that are in one of these states now
     * @param texts only those with all of these in the name or in a method
     * @param uri may have no other parameters
     * @return up to an hour in steps of ten seconds, the oldest first
     */
    @GET
    @Path("history")
    public byte[] ofAll(
            @QueryParam("state") List<String> states, @QueryParam("q") List<String> texts, @Context UriInfo uri) {
        passage.require();
        Query.requireOnly(uri, "state", "q");
        return json.history(
                isUnfiltered(states, texts)
                        ? sampler.histories().whole()
                        : sampler.histories().of(names(states, texts)));
    }

    /**
     * What came to each breaker by itself.
     *
     * @param states only those that are in one of these states now
     * @param texts only those with all of these in the name or in a method
     * @param minutes how many of the last ones
     * @param uri may have no other parameters
     * @return the last minutes of each to which a call came in them
     */
    @GET
    @Path("history/rows")
    public byte[] rows(
            @QueryParam("state") List<String> states,
            @QueryParam("q") List<String> texts,
            @QueryParam("minutes") List<String> minutes,
            @Context UriInfo uri) {
        passage.require();
        Query.requireOnly(uri, "state", "q", "minutes");
        int wanted = Query.number("minutes", minutes, USUAL_MINUTES, MOST_MINUTES);
        return json.rows(node, BreakerViews.now(), sampler.histories().recent(names(states, texts), wanted));
    }

    private static boolean isUnfiltered(List<String> states, List<String> texts) {
        return Query.given(states).isEmpty() && Query.given(texts).isEmpty();
    }

    private Set<String> names(List<String> states, List<String> texts) {
        if (isUnfiltered(states, texts)) {
            return registry.all().stream()
                    .map(CircuitBreaker::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
        BreakerFilter filter = BreakerFilter.of(states, texts);
        return operations.list().stream()
                .filter(filter)
                .map(view -> view.snapshot().name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
