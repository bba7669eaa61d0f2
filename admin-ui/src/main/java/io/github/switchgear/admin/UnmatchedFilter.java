package io.github.switchgear.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;

/**
 * Answers what the container refuses below this module's path, because no resource takes it, as the module itself
 * refuses: with problem details and its headers, and with nothing but 401 or 403 to who may not even look. It cannot be
 * bound to the module's resources, since none was found; so it runs behind every answer of the application, and leaves
 * all others as they are.
 */
@Provider
@ApplicationScoped
public class UnmatchedFilter implements ContainerResponseFilter {

    private static final String ROOT = "switchgear/";
    private static final Map<Integer, String> DETAILS = Map.of(
            404, "There is nothing at this path; switchgear/api/openapi.json tells what there is",
            405, "This path does not take this method; switchgear/api/openapi.json tells which it takes",
            406, "This path does not answer in what the request header 'Accept' asks for");

    @Inject
    AccessRules rules;

    @Inject
    Passage passage;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String detail = DETAILS.get(response.getStatus());
        if (detail != null && isOurs(request) && !passage.isGranted()) {
            SecurityContext caller = request.getSecurityContext();
            Response refusal = rules.refusal(caller, Access.READ)
                    .orElseGet(() -> Problem.response(Status.fromStatusCode(response.getStatus()), detail));
            response.setStatusInfo(refusal.getStatusInfo());
            MultivaluedMap<String, Object> headers = response.getHeaders();
            refusal.getHeaders().forEach((name, values) -> headers.putSingle(name, values.get(0)));
            AnswerHeaders.of(rules.of(caller)).forEach(headers::putSingle);
            response.setEntity(refusal.getEntity(), new Annotation[0], refusal.getMediaType());
        }
    }

    /** Some containers begin the path with a slash. */
    private static boolean isOurs(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return path.startsWith(ROOT, path.startsWith("/") ? 1 : 0);
    }
}
