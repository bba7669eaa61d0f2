package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Intervention;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.PATCH;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes what operators do to breakers: the requests that change something. {@link Operations} does it. The answer is JSON
 * whatever was asked for, as the container would refuse anything else by itself, and no audit would tell of the attempt.
 */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class OperatingResource {

    private static final Map<String, Body.Kind> CONFIRMING =
            new TreeMap<>(Map.of("confirm", Body.Kind.STRING, "reason", Body.Kind.STRING, "scope", Body.Kind.STRING));
    private static final String CONFIRMATION = "reset all";

    @Inject
    Passage passage;

    @Inject
    Operations operations;

    @Inject
    Refusals refusals;

    @Inject
    Attempts attempts;

    @Inject
    Actions actions;

    @Inject
    BreakerJson json;

    /**
     * Closes a breaker, zeroes its count and drops what is planned.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body optionally the reason
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/reset")
    public Response reset(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.aside(Named.breaker(name), headers, caller, body, operations::reset);
    }

    /**
     * Hands a forced breaker back to its automatic machine, and drops what is planned.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body optionally the reason
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/release")
    public Response release(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.aside(Named.breaker(name), headers, caller, body, operations::release);
    }

    /**
     * Rejects all calls, at once or from a planned moment on.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body the reason and optionally beginning and duration
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/force-open")
    public Response forceOpen(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.force(Named.breaker(name), headers, caller, body, operations::forceOpen);
    }

    /**
     * Lets all calls through, at once or from a planned moment on.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body the reason and optionally beginning and duration
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/force-closed")
    public Response forceClosed(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return actions.force(Named.breaker(name), headers, caller, body, operations::forceClosed);
    }

    /**
     * Changes settings until the application starts again.
     *
     * @param name the breaker's name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body the settings by member name, and optionally the reason
     * @return the breaker after it
     */
    @PATCH
    @Path("breakers/{name}/settings")
    public Response settings(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        passage.require();
        Body sent = attempts.read(body, RequestedSettings.KINDS);
        return attempts.change(Named.breaker(name), () -> {
            Intervention by = RequestedIntervention.of(sent, caller, headers);
            return operations.settings(name, RequestedSettings.of(sent), by);
        });
    }

    /**
     * Resets all breakers but those that are disabled.
     *
     * @param headers may hold no condition, for there is no tag of all that can be changed
     * @param caller who
     * @param body the typed confirmation, and optionally the reason
     * @return how many were reset
     */
    @POST
    @Path("reset")
    public Response resetAll(@Context HttpHeaders headers, @Context SecurityContext caller, InputStream body) {
        passage.require();
        Body sent = attempts.read(body, CONFIRMING);
        int breakers = refusals.answered(() -> {
            Intervention by = RequestedIntervention.of(sent, caller, headers);
            if (!sent.text("confirm").equals(Optional.of(CONFIRMATION))) {
                throw Problem.bad("'confirm' must be '" + CONFIRMATION + "'");
            }
            return operations.resetAll(by);
        });
        return Response.ok(json.reset(breakers), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
