package io.github.switchgear.admin;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before and behind every request to this module. Before: who may do it, and whether a change comes from where
 * it should. Behind: the headers of every answer, and the audit of every attempt to change something.
 */
@Guarded
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class GuardFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Inject
    AccessRules rules;

    @Inject
    Passage passage;

    @Inject
    AttemptNotes notes;

    @Inject
    CallerAddress address;

    @Inject
    Audit audit;

    @Override
    public void filter(ContainerRequestContext request) {
        refusalOfCaller(request)
                .or(() -> refusalOfChange(request))
                .ifPresentOrElse(refusal -> request.abortWith(withHeaders(refusal, request)), passage::grant);
    }

    /** Quarkus runs no response filter for an event stream, so what is refused there has its headers from here. */
    private Response withHeaders(Response refusal, ContainerRequestContext request) {
        Response.ResponseBuilder complete = Response.fromResponse(refusal);
        AnswerHeaders.of(rules.of(request.getSecurityContext())).forEach(complete::header);
        return complete.build();
    }

    private Optional<Response> refusalOfCaller(ContainerRequestContext request) {
        Access wanted = isReading(request) ? Access.READ : Access.OPERATE;
        SecurityContext caller = request.getSecurityContext();
        if (rules.isCapped(wanted)) {
            return Optional.of(Problem.response(
                    Status.FORBIDDEN, "This application does not allow it to anybody: " + rules.capName()));
        }
        if (rules.of(caller).includes(wanted)) {
            return Optional.empty();
        }
        if (caller.getUserPrincipal() == null) {
            return Optional.of(Response.fromResponse(
                            Problem.response(Status.UNAUTHORIZED, "Sign in to " + verb(wanted) + " breakers"))
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Switchgear\", charset=\"UTF-8\"")
                    .build());
        }
        return Optional.of(Problem.response(
                Status.FORBIDDEN,
                "You are signed in as '" + caller.getUserPrincipal().getName() + "' but lack a role to " + verb(wanted)
                        + " breakers"));
    }

    private static String verb(Access wanted) {
        return wanted == Access.READ ? "see" : "operate";
    }

    /** A form or a script of another site can send none of what is asked for here without being asked back first. */
    private static Optional<Response> refusalOfChange(ContainerRequestContext request) {
        if (isReading(request)) {
            return Optional.empty();
        }
        String origin = request.getHeaderString("Origin");
        if (origin != null && !isOwn(origin, request)) {
            return Optional.of(
                    Problem.response(Status.FORBIDDEN, "Changes are refused from a page of another origin: " + origin));
        }
        if ("cross-site".equalsIgnoreCase(request.getHeaderString("Sec-Fetch-Site"))) {
            return Optional.of(Problem.response(Status.FORBIDDEN, "Changes are refused from a page of another site"));
        }
        if (!"1".equals(request.getHeaderString("X-Switchgear"))) {
            return Optional.of(Problem.response(Status.FORBIDDEN, "Changes need the request header 'X-Switchgear: 1'"));
        }
        if (!isJson(request)) {
            return Optional.of(Problem.response(
                    Status.UNSUPPORTED_MEDIA_TYPE, "Changes need the request header 'Content-Type: application/json'"));
        }
        return Optional.empty();
    }

    private static boolean isJson(ContainerRequestContext request) {
        try {
            MediaType type = request.getMediaType();
            return type != null && type.isCompatible(MediaType.APPLICATION_JSON_TYPE) && !type.isWildcardSubtype();
        } catch (IllegalArgumentException malformed) {
            // Quarkus parses the header only now; other servers have refused it before.
            return false;
        }
    }

    private static boolean isOwn(String origin, ContainerRequestContext request) {
        Optional<String> foreign = authority(origin);
        String host = request.getHeaderString(HttpHeaders.HOST);
        String base = request.getUriInfo().getBaseUri().toString();
        return foreign.isPresent()
                && (foreign.equals(authority(base))
                        || (host != null && foreign.equals(authority(scheme(origin) + "://" + host))));
    }

    private static String scheme(String origin) {
        return origin.substring(0, Math.max(0, origin.indexOf("://")));
    }

    /** Host and port, by which an origin is compared: behind a proxy the scheme may differ. */
    private static Optional<String> authority(String uri) {
        try {
            URI parsed = URI.create(uri);
            if (parsed.getHost() == null) {
                return Optional.empty();
            }
            int standard = "https".equals(parsed.getScheme()) ? 443 : 80;
            int port = parsed.getPort() == -1 ? standard : parsed.getPort();
            return Optional.of(parsed.getHost().toLowerCase(Locale.ROOT) + ":" + port);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        AnswerHeaders.of(rules.of(request.getSecurityContext())).forEach(headers::putSingle);
        if (!isReading(request)) {
            audit.tell(attempt(request, response.getStatus()));
        }
    }

    private AdminAttempt attempt(ContainerRequestContext request, int status) {
        String path = request.getUriInfo().getPath();
        return new AdminAttempt(
                Instant.now(),
                actor(request.getSecurityContext()),
                address.find().orElse(null),
                path.substring(path.lastIndexOf('/') + 1),
                request.getUriInfo().getPathParameters().getFirst("name"),
                notes.reason(),
                notes.before(),
                notes.after(),
                status);
    }

    static @Nullable String actor(SecurityContext caller) {
        Principal principal = caller.getUserPrincipal();
        return principal == null ? null : principal.getName();
    }

    private static boolean isReading(ContainerRequestContext request) {
        return READING.contains(request.getMethod());
    }
}
