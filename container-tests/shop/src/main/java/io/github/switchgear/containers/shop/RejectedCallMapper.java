package io.github.switchgear.containers.shop;

import io.github.switchgear.core.BreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** The application's own answer to a call that was not let through. */
@Provider
@ApplicationScoped
public class RejectedCallMapper implements ExceptionMapper<BreakerOpenException> {

    @Override
    public Response toResponse(BreakerOpenException rejection) {
        Response.ResponseBuilder response = Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .type(MediaType.TEXT_PLAIN)
                .entity(rejection.breakerName() + " is " + rejection.state());
        rejection.retryAfter().ifPresent(wait -> response.header("Retry-After", wait.toSeconds() + 1));
        return response.build();
    }
}
