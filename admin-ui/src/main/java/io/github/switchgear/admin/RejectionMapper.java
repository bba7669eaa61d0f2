package io.github.switchgear.admin;

import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerState;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;

/**
 * Answers a request of the application that a breaker did not let through: 503 as problem details (RFC 9457), with
 * {@code Retry-After} where the breaker knows. It is registered with {@code switchgear.admin.map-rejections=true}, or by
 * the application itself. Safe for use by any number of threads.
 */
public final class RejectionMapper implements ExceptionMapper<BreakerOpenException> {

    /** Makes one; it has no state. */
    public RejectionMapper() {}

    @Override
    public Response toResponse(BreakerOpenException rejection) {
        Response.ResponseBuilder response = Response.fromResponse(Problem.response(
                Status.SERVICE_UNAVAILABLE, "Breaker '" + rejection.breakerName() + "' " + why(rejection.state())));
        rejection.retryAfter().ifPresent(left -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(left)));
        return response.build();
    }

    /** A closed breaker rejects only while it ramps up. */
    private static String why(BreakerState state) {
        return state == BreakerState.CLOSED
                ? "lets only a share of the calls through at the moment: it ramps up"
                : "lets no call through at the moment: it is " + state;
    }

    /** Rounded up, and never 0, which would invite the caller to come at once. */
    private static long wholeSeconds(Duration left) {
        return Math.max(1, left.plusNanos(999_999_999).toSeconds());
    }
}
