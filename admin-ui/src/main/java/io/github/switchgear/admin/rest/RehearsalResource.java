package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.RehearsalJson;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.operation.Rehearsals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;

/**
 * Has breakers keep how their latest calls end, which is a change, and tries settings on that, which is none: it is sent as a
 * change is, but who may read, may try, and no audit tells of it.
 */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class RehearsalResource {

    @Inject
    Passage passage;

    @Inject
    Operations operations;

    @Inject
    Refusals refusals;

    @Inject
    Attempts attempts;

    @Inject
    RehearsalJson json;

    /**
     * Has a breaker keep how its latest calls end, from now on.
     *
     * @param name its name; of a family, it keeps the calls without a key
     * @param headers may hold the tag of the breaker as the caller has seen it
     * @param caller who
     * @param body how many calls at most, and optionally the reason
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/recording")
    public Response recording(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return record(Named.breaker(name), headers, caller, body);
    }

    /**
     * Has the breaker of a key keep how its latest calls end, from now on. The key is not forgotten while it does.
     *
     * @param name the breaker's name
     * @param key of it, which is tracked
     * @param headers may hold the tag of the key as the caller has seen it
     * @param caller who
     * @param body how many calls at most, and optionally the reason
     * @return the key's breaker after it
     */
    @POST
    @Path("breakers/{name}/keys/{key}/recording")
    public Response recordingKey(
            @PathParam("name") String name,
            @PathParam("key") String key,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return record(Named.key(name, key), headers, caller, body);
    }

    private Response record(Named named, HttpHeaders headers, SecurityContext caller, InputStream body) {
        passage.require();
        Body sent = attempts.readForThisNode(body, RequestedRehearsal.RECORDING);
        return attempts.change(
                named,
                () -> operations.record(
                        named, RequestedRehearsal.calls(sent), RequestedIntervention.of(sent, caller, headers)));
    }

    /**
     * Tries settings on what a breaker has kept of its calls.
     *
     * @param name its name
     * @param body the settings
     * @return what it would have done under the present settings, and under those
     */
    @POST
    @Path("breakers/{name}/rehearse")
    public Response rehearse(@PathParam("name") String name, InputStream body) {
        return rehearsed(Named.breaker(name), body);
    }

    /**
     * Tries settings on what the breaker of a key has kept of its calls.
     *
     * @param name the breaker's name
     * @param key of it, which is tracked
     * @param body the settings
     * @return what it would have done under the present settings, and under those
     */
    @POST
    @Path("breakers/{name}/keys/{key}/rehearse")
    public Response rehearseKey(@PathParam("name") String name, @PathParam("key") String key, InputStream body) {
        return rehearsed(Named.key(name, key), body);
    }

    /** What is wrong with the breaker is told before what is wrong with the request. */
    private Response rehearsed(Named named, InputStream body) {
        passage.require();
        Body sent = Body.read(body, RequestedRehearsal.REHEARSAL);
        Rehearsals.Tried tried = refusals.answered(() -> {
            operations.requireRecorded(named);
            return operations.rehearse(named, RequestedRehearsal.settings(sent));
        });
        return Response.ok(json.tried(tried), MediaType.APPLICATION_JSON_TYPE).build();
    }
}
