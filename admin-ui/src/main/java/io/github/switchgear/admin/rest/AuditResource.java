package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.audit.AuditTrail;
import io.github.switchgear.admin.json.AuditCsv;
import io.github.switchgear.admin.json.AuditJson;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Tells who tried to change what, refused attempts included. */
@Guarded
@ApplicationScoped
@Path("switchgear/api/audit")
@Produces({MediaType.APPLICATION_JSON, AuditResource.CSV})
public class AuditResource {

    static final String CSV = "text/csv";

    @Inject
    Passage passage;

    @Inject
    AuditTrail trail;

    @Inject
    Node node;

    @Inject
    AuditJson json;

    @Inject
    AuditCsv csv;

    /**
     * The last attempts, newest first.
     *
     * @param actors only those of one of these
     * @param breakers only those at one of these, by their exact names
     * @param outcome only those that were done, or that were refused
     * @param after where to go on, as the answer before told
     * @param limit at most so many
     * @param uri may have no other parameters
     * @param headers tell whether JSON is wanted, or CSV
     * @return the attempts, and where to go on; as CSV, the attempts alone
     */
    @GET
    public Response list(
            @QueryParam("actor") List<String> actors,
            @QueryParam("breaker") List<String> breakers,
            @QueryParam("outcome") List<String> outcome,
            @QueryParam("after") List<String> after,
            @QueryParam("limit") List<String> limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        passage.require();
        Query.requireOnly(uri, "actor", "breaker", "outcome", "after", "limit");
        AuditFilter filter = AuditFilter.of(actors, breakers, outcome);
        boolean isTable = wantsTable(headers);
        int most = Query.limit(limit, isTable ? AuditTrail.MOST : AuditFilter.USUAL, AuditTrail.MOST);
        AuditTrail.Page page = trail.page(filter, AuditFilter.place(after), most);
        boolean showsAddresses = passage.mayOperateSome();
        return isTable
                ? Response.ok(csv.attempts(page, showsAddresses), CSV + ";charset=UTF-8;header=present")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"switchgear-audit.csv\"")
                        .build()
                : Response.ok(
                                json.attempts(node, BreakerViews.now(), page, showsAddresses),
                                MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    /** Whoever takes both alike gets JSON. */
    private static boolean wantsTable(HttpHeaders headers) {
        MediaType first = headers.getAcceptableMediaTypes().stream()
                .filter(type ->
                        type.isCompatible(MediaType.APPLICATION_JSON_TYPE) || type.isCompatible(MediaType.valueOf(CSV)))
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON_TYPE);
        return !first.isCompatible(MediaType.APPLICATION_JSON_TYPE);
    }
}
