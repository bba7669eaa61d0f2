package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Access;
import io.github.switchgear.admin.access.AccessRules;
import io.github.switchgear.admin.access.AnswerHeaders;
import io.github.switchgear.admin.access.Caller;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.access.RequestPath;
import io.github.switchgear.admin.json.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what the container refuses below this module's path, because no resource takes it, as the module itself
 * refuses: with problem details and its headers, and with nothing but 401 or 403 to who may not even look. The same goes
 * for {@code OPTIONS}, which containers answer by themselves, not all of them rightly. It cannot be bound to the module's
 * resources, since none was found; so it runs behind every answer of the application, and leaves all others as they are.
 */
@Provider
@ApplicationScoped
public class UnmatchedFilter implements ContainerResponseFilter {

    private static final Logger LOG = System.getLogger("io.github.switchgear");
    private static final String ROOT = "switchgear";
    private static final int METHOD_NOT_ALLOWED = Status.METHOD_NOT_ALLOWED.getStatusCode();
    private static final Map<Integer, String> DETAILS = Map.of(
            404,
            "There is nothing at this path; switchgear/api/openapi.json tells what there is",
            METHOD_NOT_ALLOWED,
            "This path does not take this method; switchgear/api/openapi.json tells which it takes",
            406,
            "This path does not answer in what the request header 'Accept' asks for");

    /** Not read before somebody asks for what is not there, since few applications ever meet that. */
    private static final class Documented {
        static final AllowedMethods METHODS = new AllowedMethods(OpenApiResource.read());
    }

    @Inject
    AccessRules rules;

    @Inject
    Passage passage;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        boolean tellsMethods = status == METHOD_NOT_ALLOWED || isAnsweredOptions(request, response);
        if (!tellsMethods && !DETAILS.containsKey(status)) {
            return;
        }
        List<String> path = RequestPath.parts(request.getUriInfo());
        if (path.isEmpty() || !path.get(0).equals(ROOT) || passage.isGranted()) {
            return;
        }
        Optional<Caller> known = caller(request);
        Caller caller = known.orElse(Caller.NOBODY);
        Optional<Response> refusal = known.isEmpty() ? Optional.of(nothing()) : rules.refusal(caller, Access.READ);
        refusal.or(() -> problem(status)).ifPresent(answer -> replace(response, answer));
        // Not before, for Quarkus makes others where the entity is replaced.
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.remove(HttpHeaders.ALLOW);
        if (tellsMethods && refusal.isEmpty()) {
            headers.putSingle(HttpHeaders.ALLOW, Documented.METHODS.of(path));
        }
        AnswerHeaders.of(caller.most()).forEach(headers::putSingle);
    }

    /**
     * Who asks, where the container can tell. Quarkus cannot where it signs people in only when somebody asks for them: no resource was
     * found, so this thread is one that must not wait. Then everything is answered alike, and nobody learns anything.
     */
    private Optional<Caller> caller(ContainerRequestContext request) {
        try {
            return Optional.of(rules.caller(request.getSecurityContext()));
        } catch (IllegalStateException mustNotWait) {
            LOG.log(Level.DEBUG, "Who asks for what is not there cannot be found out", mustNotWait);
            return Optional.empty();
        }
    }

    private static Response nothing() {
        return Problem.response(
                Status.NOT_FOUND,
                "There is nothing for this method at this path; switchgear/api/openapi.json tells what there is");
    }

    private static boolean isAnsweredOptions(ContainerRequestContext request, ContainerResponseContext response) {
        return request.getMethod().equals(HttpMethod.OPTIONS)
                && response.getStatusInfo().getFamily() == Status.Family.SUCCESSFUL;
    }

    private static Optional<Response> problem(int status) {
        return Optional.ofNullable(DETAILS.get(status))
                .map(detail -> Problem.response(Status.fromStatusCode(status), detail));
    }

    private static void replace(ContainerResponseContext response, Response answer) {
        response.setStatusInfo(answer.getStatusInfo());
        answer.getHeaders().forEach((name, values) -> response.getHeaders().putSingle(name, values.get(0)));
        response.setEntity(answer.getEntity(), new Annotation[0], answer.getMediaType());
    }
}
