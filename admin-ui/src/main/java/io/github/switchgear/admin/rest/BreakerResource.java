package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.access.SignedIn;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Shows breakers as they are. Asking for a breaker never makes one. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class BreakerResource {

    /** Percent-encoded; absent for nobody. */
    private static final String USER = "X-Switchgear-User";

    @Inject
    Operations operations;

    @Inject
    Passage passage;

    @Inject
    RequestedBreakers requested;

    @Inject
    BreakerJson json;

    @Inject
    Node node;

    /**
     * All breakers.
     *
     * @param states only those in one of these states, separated by commas or given one by one
     * @param texts only those with all of these in the name or in a method, in upper or lower case
     * @param uri may have no other parameters
     * @param headers may hold the tag of the list that the caller has
     * @param caller is told the name under which the container knows them
     * @return the list, or 304
     */
    @GET
    @Path("breakers")
    public Response list(
            @QueryParam("state") List<String> states,
            @QueryParam("q") List<String> texts,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        passage.require();
        Query.requireOnly(uri, "state", "q");
        BreakerFilter filter = BreakerFilter.of(states, texts);
        List<BreakerView> found = operations.list().stream().filter(filter).toList();
        // The start is in it, as an application without breakers can be started anew, too.
        EntityTag tag = new EntityTag(EntityTags.digest(json.timeless(node.started(), found)), true);
        requireSameList(headers, tag);
        boolean unchanged =
                EntityTags.match(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue()::equals);
        return (unchanged ? Response.notModified() : Response.ok(json.list(node, BreakerViews.now(), found)))
                .tag(tag)
                .header(
                        USER,
                        SignedIn.name(caller).map(BreakerResource::encoded).orElse(null))
                .build();
    }

    /** Refuses a list that is not the one that a reader asks for. */
    private static void requireSameList(HttpHeaders headers, EntityTag current) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !EntityTags.match(ifMatch, current.getValue()::equals)) {
            throw Problem.exception(Status.PRECONDITION_FAILED, "The list is not the one that If-Match says");
        }
    }

    /** A header holds no more than ASCII, and a name may be any text. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * One breaker.
     *
     * @param name its name
     * @param headers may hold the tag of what the caller has
     * @return the breaker, or 304
     */
    @GET
    @Path("breakers/{name}")
    public Response one(@PathParam("name") String name, @Context HttpHeaders headers) {
        return requested.answer(Named.breaker(name), headers);
    }
}
