package io.github.switchgear.demo.rest;

import io.github.switchgear.core.BreakerOpenException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/** Answers a call that a breaker did not let through: 503, and when to come again where that is known. */
@Provider
public class RejectionMapper implements ExceptionMapper<BreakerOpenException> {

    @Override
    public Response toResponse(BreakerOpenException rejected) {
        Response.ResponseBuilder response = Problem.unavailable(
                        "The breaker " + rejected.breakerName() + " does not let calls through at the moment.")
                .response();
        rejected.retryAfter().ifPresent(left -> response.header(HttpHeaders.RETRY_AFTER, wholeSeconds(left)));
        return response.build();
    }

    /** Rounded up, and never 0, which would invite the caller to come at once. */
    private static long wholeSeconds(Duration left) {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }
}
