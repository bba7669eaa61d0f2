package io.github.switchgear.containers.shop;

import jakarta.ws.rs.core.Response;

/** What the warehouse answered, whatever it was. */
public record Answer(int status, String contentType, String body) {

    /** To be handed on as it is. */
    public Response asResponse() {
        return Response.status(status).type(contentType).entity(body).build();
    }
}
