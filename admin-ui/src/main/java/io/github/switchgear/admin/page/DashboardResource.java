package io.github.switchgear.admin.page;

import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Serves the dashboard's files. Their links are relative, so any context path works. */
@Guarded
@ApplicationScoped
@Path("switchgear")
public class DashboardResource {

    private static final String PAGE = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    @Inject
    Passage passage;

    /**
     * The page.
     *
     * @param uri shows whether the caller asked for the folder, on which the page's relative links depend
     * @return the page, or a redirect to the folder
     */
    @GET
    public Response page(@Context UriInfo uri) {
        passage.require();
        return uri.getRequestUri().getPath().endsWith("/")
                ? file(PAGE)
                : Response.status(Status.SEE_OTHER)
                        .header(HttpHeaders.LOCATION, "switchgear/")
                        .build();
    }

    /**
     * A file that the page needs.
     *
     * @param name its name
     * @return the file
     */
    @GET
    @Path("{name: [a-z-]+\\.(html|css|js|svg)}")
    public Response file(@PathParam("name") String name) {
        passage.require();
        try (InputStream content = DashboardResource.class.getResourceAsStream("dashboard/" + name)) {
            if (content == null) {
                return Problem.response(Status.NOT_FOUND, "The dashboard has no file '" + name + "'");
            }
            return Response.ok(content.readAllBytes())
                    .type(TYPES.get(name.substring(name.lastIndexOf('.') + 1)))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException("The dashboard's file '" + name + "' cannot be read", e);
        }
    }
}
