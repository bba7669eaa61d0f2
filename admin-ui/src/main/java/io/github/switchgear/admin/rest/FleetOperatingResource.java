package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.FleetReport;
import io.github.switchgear.admin.FleetStatus;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.FleetJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
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
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes what operators do to a breaker on all nodes of a fleet. It is done here, and passed on as it always is; the difference is that
 * the answer waits for the others, and tells how many have done it.
 */
@Guarded
@ApplicationScoped
@Path("switchgear/api/fleet")
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class FleetOperatingResource {

    private static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    @Inject
    Passage passage;

    @Inject
    Operations operations;

    @Inject
    Actions actions;

    @Inject
    Instance<FleetStatus> fleet;

    @Inject
    FleetJson json;

    /**
     * Closes a breaker on all nodes, zeroes its counts and drops what is planned.
     *
     * @param name its name
     * @param headers may hold no condition, for each node has a state of its own
     * @param caller who
     * @param body optionally the reason
     * @return the breaker on all nodes: 200 where each does it, 202 where not yet
     */
    @POST
    @Path("breakers/{name}/reset")
    public Response reset(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return onAll(
                name,
                false,
                headers,
                () -> actions.asideOnAll(Named.breaker(name), headers, caller, body, operations::reset));
    }

    /**
     * Hands a forced breaker back to its automatic machine on all nodes, and drops what is planned.
     *
     * @param name its name
     * @param headers may hold no condition, for each node has a state of its own
     * @param caller who
     * @param body optionally the reason
     * @return the breaker on all nodes: 200 where each does it, 202 where not yet
     */
    @POST
    @Path("breakers/{name}/release")
    public Response release(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return onAll(
                name,
                false,
                headers,
                () -> actions.asideOnAll(Named.breaker(name), headers, caller, body, operations::release));
    }

    /**
     * Rejects all calls on all nodes, at once or from a planned moment on.
     *
     * @param name its name
     * @param headers may hold no condition, for each node has a state of its own
     * @param caller who
     * @param body the reason and optionally beginning and duration
     * @return the breaker on all nodes: 200 where each does it, 202 where not yet
     */
    @POST
    @Path("breakers/{name}/force-open")
    public Response forceOpen(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return onAll(
                name,
                true,
                headers,
                () -> actions.forceOnAll(Named.breaker(name), headers, caller, body, operations::forceOpen));
    }

    /**
     * Lets all calls through on all nodes, at once or from a planned moment on.
     *
     * @param name its name
     * @param headers may hold no condition, for each node has a state of its own
     * @param caller who
     * @param body the reason and optionally beginning and duration
     * @return the breaker on all nodes: 200 where each does it, 202 where not yet
     */
    @POST
    @Path("breakers/{name}/force-closed")
    public Response forceClosed(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return onAll(
                name,
                true,
                headers,
                () -> actions.forceOnAll(Named.breaker(name), headers, caller, body, operations::forceClosed));
    }

    /**
     * Does it here, and waits for the others.
     *
     * @param isForce whether there is something to reach the others in any case: what ends nothing is no decision
     */
    private Response onAll(String name, boolean isForce, HttpHeaders headers, Supplier<Response> here) {
        passage.require();
        if (!fleet.isResolvable() || !fleet.get().isOn()) {
            return FleetResource.noFleet();
        }
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            return Problem.response(
                    Status.PRECONDITION_FAILED,
                    "'If-Match' is about one node's breaker, and each node has a state of its own; nothing was done");
        }
        Response unused = here.get(); // what one node says of itself
        return fleet.get()
                .awaitReached(name)
                .map(breaker -> answer(breaker, isDone(breaker.reached(), isForce) && !isAlone(name)))
                .orElseGet(() -> answer(new FleetReport.Breaker(name, Map.of(), NONE, null, null), false));
    }

    /** There should be others, which nobody sees, and which so cannot be missed by their names. */
    private boolean isAlone(String name) {
        return fleet.get().report(name).filter(FleetReport::alone).isPresent();
    }

    private static boolean isDone(FleetReport.@Nullable Reached reached, boolean isForce) {
        return reached == null ? !isForce : reached.missing().isEmpty();
    }

    private Response answer(FleetReport.Breaker breaker, boolean isDone) {
        return Response.status(isDone ? Status.OK : Status.ACCEPTED)
                .entity(json.breaker(breaker))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
