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
import io.github.switchgear.admin.view.EntityTags;
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
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Shows breakers as they are. Asking for a breaker never makes one. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class BreakerResource {

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
     * @param fields only these members of each, separated by commas or given one by one; all if none is given
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
            @QueryParam("fields") List<String> fields,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext caller) {
        passage.require();
        Query.requireOnly(uri, "state", "q", "fields");
        Set<String> wanted = Query.fields(fields, BreakerJson.fields());
        BreakerFilter filter = BreakerFilter.of(states, texts);
        List<BreakerView> found = operations.list().stream().filter(filter).toList();
        EntityTag tag = tag(found, wanted);
        requireSameList(headers, tag);
        boolean unchanged =
                EntityTags.match(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue()::equals);
        return (unchanged ? Response.notModified() : Response.ok(list(found, wanted), MediaType.APPLICATION_JSON_TYPE))
                .tag(tag)
                .header(SignedIn.HEADER, SignedIn.header(caller))
                .build();
    }

    private byte[] list(List<BreakerView> found, Set<String> fields) {
        return fields.size() == BreakerJson.fields().size()
                ? json.list(node, BreakerViews.now(), found)
                : json.list(node, BreakerViews.now(), found, fields);
    }

    /** The start is in it, as an application without breakers can be started anew, too. */
    private EntityTag tag(List<BreakerView> found, Set<String> fields) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((node.started() + "" + fields).getBytes(StandardCharsets.UTF_8));
        content.writeBytes(json.fingerprint(found));
        return new EntityTag(EntityTags.digest(content.toByteArray()), true);
    }

    /** Refuses a list that is not the one that a reader asks for. */
    private static void requireSameList(HttpHeaders headers, EntityTag current) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !EntityTags.match(ifMatch, current.getValue()::equals)) {
            throw Problem.exception(Status.PRECONDITION_FAILED, "The list is not the one that If-Match says");
        }
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
