package io.github.switchgear.admin;

import io.github.switchgear.core.VisibleText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What is wrong with a request, as the problem details of RFC 9457 with a sentence that a person can act on. */
final class Problem {

    private Problem() {}

    static Response response(Response.Status status, String detail) {
        return response(status, members(status, detail).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** With members beyond those that every problem has. */
    static Response response(Response.Status status, byte[] body) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(body)
                .build();
    }

    static JsonObject members(Response.StatusType status, String detail) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", status.getReasonPhrase())
                .add("status", status.getStatusCode())
                .add("detail", VisibleText.of(detail))
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
