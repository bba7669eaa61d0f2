package io.github.switchgear.demo.rest;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

/** An error as RFC 9457 writes it, with a detail that a person can act on. */
public record Problem(String title, int status, String detail) {
    static final String MEDIA_TYPE = "application/problem+json";

    public static Problem badInput(String detail) {
        return of(Status.BAD_REQUEST, detail);
    }

    public static Problem unauthorized(String detail) {
        return of(Status.UNAUTHORIZED, detail);
    }

    public static Problem notFound(String detail) {
        return of(Status.NOT_FOUND, detail);
    }

    public static Problem badGateway(String detail) {
        return of(Status.BAD_GATEWAY, detail);
    }

    public static Problem gatewayTimeout(String detail) {
        return of(Status.GATEWAY_TIMEOUT, detail);
    }

    public static Problem unavailable(String detail) {
        return of(Status.SERVICE_UNAVAILABLE, detail);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this);
    }

    private static Problem of(Status status, String detail) {
        return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail);
    }
}
