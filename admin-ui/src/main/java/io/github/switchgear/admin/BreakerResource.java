package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerTransition;
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
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows breakers and what happened to them. Asking for a breaker never makes one. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class BreakerResource {

    @Inject
    BreakerRegistry registry;

    @Inject
    BreakerViews views;

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
     * @param states only those in one of these states, separated by commas
     * @param text only those with this in the name or in a method, in upper or lower case
     * @param headers may hold the tag of the list that the caller has
     * @return the list, or 304
     */
    @GET
    @Path("breakers")
    public Response list(
            @QueryParam("state") @Nullable String states,
            @QueryParam("q") @Nullable String text,
            @Context HttpHeaders headers) {
        BreakerFilter filter = BreakerFilter.of(states, text);
        passage.require();
        List<BreakerJson.View> found = views.all().stream().filter(filter).toList();
        EntityTag tag = new EntityTag(EntityTags.digest(json.timeless(found)), true);
        Preconditions.requireSameList(headers, tag);
        boolean unchanged =
                EntityTags.match(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue()::equals);
        return (unchanged ? Response.notModified() : Response.ok(json.list(node.name(), BreakerViews.now(), found)))
                .tag(tag)
                .build();
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
        return requested.answer(requested.find(name), headers);
    }

    /**
     * What happened to one breaker.
     *
     * @param name its name
     * @return its transitions, newest first
     */
    @GET
    @Path("breakers/{name}/transitions")
    public byte[] transitions(@PathParam("name") String name) {
        return json.transitions(requested.find(name).history());
    }

    /**
     * What happened to all breakers.
     *
     * @return their transitions, newest first
     */
    @GET
    @Path("transitions")
    public byte[] transitions() {
        passage.require();
        return json.transitions(registry.all().stream()
                .flatMap(breaker -> breaker.history().stream())
                .sorted(Comparator.comparing(BreakerTransition::at).reversed())
                .toList());
    }
}
