package io.github.switchgear.admin;

import jakarta.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What is wrong with a request, as the problem details of RFC 9457 with a sentence that a person can act on. */
final class Problem {

    private Problem() {}

    static Response response(Response.Status status, String detail) {
        String body = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("detail", detail)
                .build()
                .toString();
        return Response.status(status)
                .type("application/problem+json")
                .entity(body.getBytes(StandardCharsets.UTF_8))
                .build();
    }

    static WebApplicationException exception(Response.Status status, String detail) {
        return new WebApplicationException(detail, response(status, detail));
    }

    static WebApplicationException bad(String detail) {
        return exception(Response.Status.BAD_REQUEST, detail);
    }

    static WebApplicationException exception(Response response) {
        return new WebApplicationException(response);
    }
}
