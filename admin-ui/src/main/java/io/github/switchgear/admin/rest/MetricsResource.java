package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.MetricsText;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** Tells the metrics of all breakers to a monitoring system that scrapes them, where a module brings these. */
@Guarded
@ApplicationScoped
@Path("switchgear/api/metrics")
public class MetricsResource {

    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final MediaType OPEN_METRICS_KIND = MediaType.valueOf(OPEN_METRICS);
    private static final String OPEN_METRICS_TYPE = OPEN_METRICS + "; version=1.0.0; charset=utf-8";
    private static final String PROMETHEUS_TYPE = MediaType.TEXT_PLAIN + "; version=0.0.4; charset=utf-8";

    @Inject
    Passage passage;

    @Inject
    Instance<MetricsText> metrics;

    /**
     * The metrics, in the format that the sender likes best. It is chosen here, as containers differ in what they make of
     * parameters and of a wildcard; who takes either gets OpenMetrics.
     *
     * @param headers what the sender accepts
     * @return the text
     */
    @GET
    @Produces({OPEN_METRICS, MediaType.TEXT_PLAIN, MediaType.WILDCARD})
    public Response metrics(@Context HttpHeaders headers) {
        passage.require();
        if (!metrics.isResolvable()) {
            return Problem.response(
                    Status.NOT_FOUND, "There are no metrics here; add io.github.switchgear:switchgear-telemetry");
        }
        for (MediaType accepted : headers.getAcceptableMediaTypes()) {
            if (accepted.isCompatible(OPEN_METRICS_KIND)) {
                return answer(metrics.get().openMetrics(), OPEN_METRICS_TYPE);
            }
            if (accepted.isCompatible(MediaType.TEXT_PLAIN_TYPE)) {
                return answer(metrics.get().prometheus(), PROMETHEUS_TYPE);
            }
        }
        return Problem.response(
                Status.NOT_ACCEPTABLE,
                "Metrics are " + OPEN_METRICS + " or " + MediaType.TEXT_PLAIN
                        + ", of which the request header 'Accept' takes neither");
    }

    private static Response answer(byte[] text, String type) {
        return Response.ok(text).header(HttpHeaders.CONTENT_TYPE, type).build();
    }
}
