package io.github.switchgear.admin.access;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.admin.FleetStatus;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.util.List;
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

    private static final int COME_BACK_SECONDS = 5;
    private static final String CALLER = "io.github.switchgear.admin.caller";
    private static final List<String> CHOOSING = List.of("switchgear", "api", "actions");
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
    ChangePermit permit;

    @Inject
    Audit audit;

    @Inject
    BreakerRegistry registry;

    @Inject
    Instance<FleetStatus> fleet;

    @Override
    public void filter(ContainerRequestContext request) {
        Caller caller = rules.caller(request.getSecurityContext());
        request.setProperty(CALLER, caller);
        request.setProperty(
                Compression.ACCEPTED, Compression.isAccepted(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING)));
        refusal(request, caller)
                .or(() -> isReading(request) ? Optional.empty() : refusalOfChange(request))
                .ifPresentOrElse(
                        refusal -> request.abortWith(withHeaders(refusal, caller)), () -> passage.grant(caller));
    }

    private Optional<Response> refusal(ContainerRequestContext request, Caller caller) {
        return isChange(request)
                ? rules.refusal(caller, Access.OPERATE, breaker(request))
                        .filter(refusal -> !choosesBreakers(request, caller))
                : rules.refusal(caller, Access.READ)
                        .map(refusal ->
                                rules.isShut() ? refusal : RefusalPage.forBrowser(request, refusal, rules.readers()));
    }

    private static @Nullable String breaker(ContainerRequestContext request) {
        return request.getUriInfo().getPathParameters().getFirst("name");
    }

    /** Which breakers it is for stands in what was sent: whoever reads that asks {@link Passage} about each of them. */
    private static boolean choosesBreakers(ContainerRequestContext request, Caller caller) {
        return caller.most() == Access.OPERATE
                && RequestPath.parts(request.getUriInfo()).equals(CHOOSING);
    }

    /** Quarkus runs no response filter for an event stream, so what is refused there has its headers from here. */
    private Response withHeaders(Response refusal, Caller caller) {
        Response.ResponseBuilder complete = Response.fromResponse(refusal);
        AnswerHeaders.of(caller.most()).forEach(complete::header);
        return complete.build();
    }

    /** The last rule is about room, so that nobody takes any who is refused for something else. */
    private Optional<Response> refusalOfChange(ContainerRequestContext request) {
        return BrowserRules.refusal(request)
                .or(() ->
                        permit.take(isChange(request)) ? Optional.empty() : Optional.of(refusalForLackOfRoom(request)));
    }

    private static Response refusalForLackOfRoom(ContainerRequestContext request) {
        String inFlight =
                isChange(request) ? ChangesInFlight.MOST + " changes" : ChangesInFlight.MOST_REHEARSALS + " rehearsals";
        return Response.fromResponse(Problem.response(
                        Status.SERVICE_UNAVAILABLE,
                        "There are " + inFlight + " in flight already; nothing was done, come again"))
                .header(HttpHeaders.RETRY_AFTER, COME_BACK_SECONDS)
                .build();
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        AnswerHeaders.of(caller(request).most()).forEach(headers::putSingle);
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (caller(request).most() != Access.NONE
                && fleet.isResolvable()
                && fleet.get().isOn()) {
            headers.putSingle(AnswerHeaders.FLEET, "on");
        }
        if (!isReading(request)) {
            try {
                if (isChange(request)) {
                    AdminAttempt attempt = attempt(request, response.getStatus());
                    notes.parts().forEach(part -> audit.tell(of(part, attempt)));
                    audit.tell(attempt);
                }
            } finally {
                permit.giveBack();
            }
        }
    }

    private AdminAttempt attempt(ContainerRequestContext request, int status) {
        List<String> path = RequestPath.parts(request.getUriInfo());
        MultivaluedMap<String, String> named = request.getUriInfo().getPathParameters();
        String name = named.getFirst("name");
        return new AdminAttempt(
                Instant.now(),
                caller(request).name().orElse(null),
                address.find().orElse(null),
                path.get(path.size() - 1),
                name,
                shown(name, named.getFirst("key")),
                notes.reason(),
                notes.before(),
                notes.after(),
                status,
                notes.scope());
    }

    /** One of several, which has all but its own in common with the others. */
    private static AdminAttempt of(AttemptNotes.Part part, AdminAttempt whole) {
        return new AdminAttempt(
                whole.at(),
                whole.actor(),
                whole.from(),
                part.action(),
                part.breaker(),
                null,
                whole.reason(),
                part.before(),
                part.after(),
                part.status(),
                whole.scope());
    }

    /** A key as people may see it, which not even an attempt that was refused may tell otherwise. */
    private @Nullable String shown(@Nullable String name, @Nullable String key) {
        if (name == null || key == null) {
            return key;
        }
        return registry.keyed(name)
                .map(family -> family.find(key).flatMap(CircuitBreaker::key).orElseGet(() -> family.shown(key)))
                .orElse(key);
    }

    /** Who it is was asked before; where the container refused them then, it would again. */
    private static Caller caller(ContainerRequestContext request) {
        return request.getProperty(CALLER) instanceof Caller known ? known : Caller.NOBODY;
    }

    /** A rehearsal is sent as a change is, by the same rules and for as much room, but changes nothing: who may read, may try. */
    private static boolean isChange(ContainerRequestContext request) {
        return !isReading(request)
                && !(request.getMethod().equals(HttpMethod.POST)
                        && RequestPath.isRehearsal(RequestPath.parts(request.getUriInfo())));
    }

    private static boolean isReading(ContainerRequestContext request) {
        return READING.contains(request.getMethod());
    }
}
