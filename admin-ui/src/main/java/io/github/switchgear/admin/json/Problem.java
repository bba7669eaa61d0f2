package io.github.switchgear.admin.json;

import io.github.switchgear.core.VisibleText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** What is wrong with a request, as the problem details of RFC 9457 with a sentence that a person can act on. */
public final class Problem {

    private Problem() {}

    /**
     * An answer.
     *
     * @param status of it
     * @param detail what is wrong, in words
     * @return the answer
     */
    public static Response response(Response.Status status, String detail) {
        return response(status, members(status, detail).toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * An answer with members beyond those that every problem has.
     *
     * @param status of it
     * @param body problem details that are written already
     * @return the answer
     */
    public static Response response(Response.Status status, byte[] body) {
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

    /**
     * An answer to throw.
     *
     * @param status of it
     * @param detail what is wrong, in words
     * @return what makes the container give the answer
     */
    public static WebApplicationException exception(Response.Status status, String detail) {
        return new WebApplicationException(detail, response(status, detail));
    }

    /**
     * An answer to throw at who has sent what cannot be understood.
     *
     * @param detail what is wrong, in words
     * @return what makes the container answer 400
     */
    public static WebApplicationException bad(String detail) {
        return exception(Response.Status.BAD_REQUEST, detail);
    }

    /**
     * An answer to throw that is made already.
     *
     * @param response the answer
     * @return what makes the container give it
     */
    public static WebApplicationException exception(Response response) {
        return new WebApplicationException(response);
    }
}
