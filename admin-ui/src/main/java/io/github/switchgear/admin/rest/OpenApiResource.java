package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Describes the REST resource to machines, as OpenAPI. */
@Guarded
@ApplicationScoped
@Path("switchgear/api/openapi.json")
public class OpenApiResource {

    @Inject
    Passage passage;

    /**
     * The document.
     *
     * @return OpenAPI 3.1 in JSON
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response document() {
        passage.require();
        return Response.ok(read(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    static byte[] read() {
        try (InputStream content = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(content, "openapi.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The OpenAPI document cannot be read", e);
        }
    }
}
