package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.UncheckedIOException;

/** A call that went through and failed: told apart from a rejection by its status. */
@Provider
@ApplicationScoped
public class WarehouseFailureMapper implements ExceptionMapper<UncheckedIOException> {

    @Override
    public Response toResponse(UncheckedIOException failure) {
        return Response.status(Response.Status.BAD_GATEWAY)
                .type(MediaType.TEXT_PLAIN)
                .entity(failure.getCause().getClass().getSimpleName())
                .build();
    }
}
