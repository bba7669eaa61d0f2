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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Optional;
import java.util.stream.Collectors;

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

    /**
     * A breaker on all nodes of the fleet.
     *
     * @param name its name
     * @return it, as {@code GET api/fleet} has it, and how it is on each node
     */
    @GET
    @Path("breakers/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response breaker(@PathParam("name") String name) {
        passage.require();
        Optional<FleetReport> report = fleet.isResolvable() ? fleet.get().report(name) : Optional.empty();
        return report.map(it -> it.breakers().stream()
                        .findFirst()
                        .map(breaker -> Response.ok(
                                        json.breaker(breaker, it.members()), MediaType.APPLICATION_JSON_TYPE)
                                .build())
                        .orElseGet(() -> Problem.response(
                                Status.NOT_FOUND, "No node of the fleet has a breaker named '" + name + "'")))
                .orElseGet(FleetResource::noFleet);
    }

    /**
     * The breakers of one node of the fleet, as it told of them last.
     *
     * @param node its name
     * @return them, and how old that is
     */
    @GET
    @Path("nodes/{node}/breakers")
    @Produces(MediaType.APPLICATION_JSON)
    public Response breakersOf(@PathParam("node") String node) {
        passage.require();
        Optional<FleetReport> report = fleet.isResolvable() ? fleet.get().report() : Optional.empty();
        return report.map(it -> it.members().stream()
                        .filter(member -> member.node().equals(node))
                        .findFirst()
                        .map(member -> Response.ok(json.node(member), MediaType.APPLICATION_JSON_TYPE)
                                .build())
                        .orElseGet(() -> unknownNode(node, it)))
                .orElseGet(FleetResource::noFleet);
    }

    private static Response unknownNode(String node, FleetReport report) {
        return Problem.response(
                Status.NOT_FOUND,
                "No node of the fleet is named '" + node + "'; there are "
                        + report.members().stream()
                                .map(FleetReport.Member::node)
                                .collect(Collectors.joining(", ")));
    }

    static Response noFleet() {
        return Problem.response(
                Status.NOT_FOUND,
                "There is no fleet here; add io.github.switchgear:switchgear-fleet, and set switchgear.fleet or"
                        + " switchgear.fleet.memory");
    }
}
