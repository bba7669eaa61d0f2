package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;

/** Takes what operators do to one key of a breaker, as {@link OperatingResource} does what they do to all of it. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class OperatingKeyResource {

    @Inject
    Passage passage;

    @Inject
    Operations operations;

    @Inject
    Actions actions;

    /**
     * Closes a key's breaker, zeroes its count and drops what is planned for it.
     *
     * @param name the breaker's name
     * @param key of it
     * @param headers may hold the tag of the key as the caller has seen it
     * @param caller who
     * @param body optionally the reason
     * @return the key's breaker after it
     */
    @POST
    @Path("breakers/{name}/keys/{key}/reset")
    public Response reset(
            @PathParam("name") String name,
            @PathParam("key") String key,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.aside(Named.key(name, key), headers, caller, body, operations::reset);
    }

    /**
     * Hands a key that is forced itself back to its automatic machine, and drops what is planned for it.
     *
     * @param name the breaker's name
     * @param key of it
     * @param headers may hold the tag of the key as the caller has seen it
     * @param caller who
     * @param body optionally the reason
     * @return the key's breaker after it
     */
    @POST
    @Path("breakers/{name}/keys/{key}/release")
    public Response release(
            @PathParam("name") String name,
            @PathParam("key") String key,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.aside(Named.key(name, key), headers, caller, body, operations::release);
    }

    /**
     * Rejects all calls with a key, at once or from a planned moment on.
     *
     * @param name the breaker's name
     * @param key of it, which need not be tracked yet
     * @param headers may hold the tag of the key as the caller has seen it
     * @param caller who
     * @param body the reason and optionally beginning and duration
     * @return the key's breaker after it
     */
    @POST
    @Path("breakers/{name}/keys/{key}/force-open")
    public Response forceOpen(
            @PathParam("name") String name,
            @PathParam("key") String key,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.force(Named.key(name, key), headers, caller, body, operations::forceOpen);
    }

    /**
     * Lets all calls with a key through, at once or from a planned moment on.
     *
     * @param name the breaker's name
     * @param key of it, which need not be tracked yet
     * @param headers may hold the tag of the key as the caller has seen it
     * @param caller who
     * @param body the reason and optionally beginning and duration
     * @return the key's breaker after it
     */
    @POST
    @Path("breakers/{name}/keys/{key}/force-closed")
    public Response forceClosed(
            @PathParam("name") String name,
            @PathParam("key") String key,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.force(Named.key(name, key), headers, caller, body, operations::forceClosed);
    }

    /**
     * Refuses to change the settings of one key, with the word where that is done for all.
     *
     * @param name the breaker's name
     * @param key of it
     * @return 405, whatever the key
     */
    @PATCH
    @Path("breakers/{name}/keys/{key}/settings")
    public Response settings(@PathParam("name") String name, @PathParam("key") String key) {
        passage.require();
        return Response.fromResponse(Problem.response(
                        Status.METHOD_NOT_ALLOWED,
                        "Keys have the settings of their breaker; change those of '" + name
                                + "', which hold for every key. Nothing was done"))
                .header(HttpHeaders.ALLOW, HttpMethod.OPTIONS)
                .build();
    }
}
