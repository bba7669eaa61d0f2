package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.stream.Stream;

/** Shows what happened to breakers. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class TransitionResource {

    @Inject
    Passage passage;

    @Inject
    RequestedBreakers requested;

    @Inject
    BreakerJson json;

    /**
     * What happened to one breaker; of a family, what happened to the breaker itself and not to one of its keys.
     *
     * @param name its name
     * @param limit at most so many
     * @param since none before this moment
     * @param actors only what one of these did
     * @param uri may have no other parameters
     * @return its transitions, newest first
     */
    @GET
    @Path("breakers/{name}/transitions")
    public Response ofOne(
            @PathParam("name") String name,
            @QueryParam("limit") List<String> limit,
            @QueryParam("since") List<String> since,
            @QueryParam("actor") List<String> actors,
            @Context UriInfo uri) {
        List<BreakerTransition> history = requested.history(Named.breaker(name));
        Query.requireOnly(uri, "limit", "since", "actor");
        return Response.ok(
                        json.transitions(
                                TransitionFilter.of(limit, since, actors).of(history)),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /**
     * What happened to all breakers, and to their keys.
     *
     * @param limit at most so many
     * @param since none before this moment
     * @param names only of the breakers of these names, and of their keys
     * @param actors only what one of these did
     * @param uri may have no other parameters
     * @return their transitions, newest first
     */
    @GET
    @Path("transitions")
    public Response ofAll(
            @QueryParam("limit") List<String> limit,
            @QueryParam("since") List<String> since,
            @QueryParam("breaker") List<String> names,
            @QueryParam("actor") List<String> actors,
            @Context UriInfo uri) {
        passage.require();
        Query.requireOnly(uri, "limit", "since", "breaker", "actor");
        TransitionFilter filter = TransitionFilter.of(limit, since, actors);
        List<String> given = Query.given(names);
        Stream<BreakerTransition> all = given.isEmpty()
                ? requested.histories()
                : given.stream().distinct().flatMap(requested::histories);
        return Response.ok(json.transitions(filter.newest(all)), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
