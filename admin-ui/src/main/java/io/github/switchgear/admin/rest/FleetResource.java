package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.FleetReport;
import io.github.switchgear.admin.FleetStatus;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.FleetJson;
import io.github.switchgear.admin.json.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;

/** Tells of all nodes of a fleet, where a module brings that. */
@Guarded
@ApplicationScoped
@Path("switchgear/api/fleet")
public class FleetResource {

    @Inject
    Passage passage;

    @Inject
    Instance<FleetStatus> fleet;

    @Inject
    FleetJson json;

    /**
     * The fleet as this node sees it.
     *
     * @return its members and breakers
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response fleet() {
        passage.require();
        Optional<FleetReport> report = fleet.isResolvable() ? fleet.get().report() : Optional.empty();
        return report.map(it -> Response.ok(json.fleet(it), MediaType.APPLICATION_JSON_TYPE)
                        .build())
                .orElseGet(FleetResource::noFleet);
    }

    static Response noFleet() {
        return Problem.response(
                Status.NOT_FOUND,
                "There is no fleet here; add io.github.switchgear:switchgear-fleet, and set switchgear.fleet or"
                        + " switchgear.fleet.memory");
    }
}
