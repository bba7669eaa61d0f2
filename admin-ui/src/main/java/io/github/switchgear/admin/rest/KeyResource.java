package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.operation.KeyPage;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Shows the keys of breakers. Asking for a key never makes it one that is tracked. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {

    @Inject
    Operations operations;

    @Inject
    Passage passage;

    @Inject
    RequestedBreakers requested;

    @Inject
    Refusals refusals;

    @Inject
    BreakerJson json;

    @Inject
    Node node;

    /**
     * Keys of a breaker, the worst first.
     *
     * @param name the breaker's name
     * @param states only those in one of these states, separated by commas or given one by one
     * @param texts only those with all of these in the key, in upper or lower case
     * @param limit at most so many
     * @param after where to go on, as the answer before told
     * @param uri may have no other parameters
     * @return the keys, and where to go on
     */
    @GET
    @Path("breakers/{name}/keys")
    public Response list(
            @PathParam("name") String name,
            @QueryParam("state") List<String> states,
            @QueryParam("q") List<String> texts,
            @QueryParam("limit") List<String> limit,
            @QueryParam("after") List<String> after,
            @Context UriInfo uri) {
        passage.require();
        Query.requireOnly(uri, "state", "q", "limit", "after");
        KeyFilter filter = KeyFilter.of(states, texts);
        int most = Query.limit(limit, KeyFilter.USUAL, KeyFilter.MOST);
        String place = Query.once("after", after).orElse(null);
        KeyPage page = refusals.answered(() -> operations.keys(name, filter, place, most));
        return Response.ok(json.keys(node, BreakerViews.now(), page), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /**
     * One key of a breaker.
     *
     * @param name the breaker's name
     * @param key of it
     * @param headers may hold the tag of what the caller has
     * @return the key's breaker, or 304
     */
    @GET
    @Path("breakers/{name}/keys/{key}")
    public Response one(@PathParam("name") String name, @PathParam("key") String key, @Context HttpHeaders headers) {
        return requested.answer(Named.key(name, key), headers);
    }

    /**
     * What happened to one key.
     *
     * @param name the breaker's name
     * @param key of it
     * @param limit at most so many
     * @param since none before this moment
     * @param actors only what one of these did
     * @param uri may have no other parameters
     * @return its transitions, newest first
     */
    @GET
    @Path("breakers/{name}/keys/{key}/transitions")
    public Response transitions(
            @PathParam("name") String name,
            @PathParam("key") String key,
            @QueryParam("limit") List<String> limit,
            @QueryParam("since") List<String> since,
            @QueryParam("actor") List<String> actors,
            @Context UriInfo uri) {
        List<BreakerTransition> history = requested.history(Named.key(name, key));
        Query.requireOnly(uri, "limit", "since", "actor");
        return Response.ok(
                        json.transitions(
                                TransitionFilter.of(limit, since, actors).of(history)),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
