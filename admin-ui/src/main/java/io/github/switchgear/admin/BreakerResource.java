package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The REST resource with which operators see and operate breakers. Asking for a breaker never makes one. */
@Guarded
@ApplicationScoped
@Path("switchgear/api")
@Produces(MediaType.APPLICATION_JSON)
public class BreakerResource {

    private static final Set<String> ASIDE = Set.of("reason");
    private static final Set<String> FORCING = new TreeSet<>(Set.of("reason", "duration"));
    private static final Set<String> CONFIRMING = new TreeSet<>(Set.of("confirm", "reason"));
    private static final String CONFIRMATION = "reset all";

    @Inject
    BreakerRegistry registry;

    @Inject
    BreakerViews views;

    @Inject
    Passage passage;

    @Inject
    BreakerJson json;

    @Inject
    Node node;

    @Inject
    Operations operations;

    /**
     * All breakers.
     *
     * @param states only those in one of these states, separated by commas
     * @param text only those with this in the name or in a method, in upper or lower case
     * @param request tells which version the caller has
     * @return the list, or 304
     */
    @GET
    @Path("breakers")
    public Response list(
            @QueryParam("state") @Nullable String states,
            @QueryParam("q") @Nullable String text,
            @Context Request request) {
        BreakerFilter filter = BreakerFilter.of(states, text);
        passage.require();
        List<BreakerJson.View> found = views.all().stream().filter(filter).toList();
        EntityTag tag = Tags.of(json.timeless(found));
        ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return (unchanged != null ? unchanged : Response.ok(json.list(node.name(), BreakerViews.now(), found)))
                .tag(tag)
                .build();
    }

    /**
     * One breaker.
     *
     * @param name its name
     * @return the breaker
     */
    @GET
    @Path("breakers/{name}")
    public Response one(@PathParam("name") String name) {
        return answer(find(name));
    }

    /**
     * What happened to one breaker.
     *
     * @param name its name
     * @return its transitions, newest first
     */
    @GET
    @Path("breakers/{name}/transitions")
    public byte[] transitions(@PathParam("name") String name) {
        return json.transitions(find(name).history());
    }

    /**
     * What happened to all breakers.
     *
     * @return their transitions, newest first
     */
    @GET
    @Path("transitions")
    public byte[] transitions() {
        passage.require();
        return json.transitions(registry.all().stream()
                .flatMap(breaker -> breaker.history().stream())
                .sorted(Comparator.comparing(BreakerTransition::at).reversed())
                .toList());
    }

    /**
     * Closes a breaker and zeroes its count.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body optionally the reason
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/reset")
    public Response reset(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return change(name, headers, caller, body, ASIDE, CircuitBreaker::reset);
    }

    /**
     * Hands a forced breaker back to its automatic machine.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body optionally the reason
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/release")
    public Response release(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return change(name, headers, caller, body, ASIDE, CircuitBreaker::release);
    }

    /**
     * Rejects all calls.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body the reason and optionally the duration
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/force-open")
    public Response forceOpen(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return change(name, headers, caller, body, FORCING, CircuitBreaker::forceOpen);
    }

    /**
     * Lets all calls through.
     *
     * @param name its name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body the reason and optionally the duration
     * @return the breaker after it
     */
    @POST
    @Path("breakers/{name}/force-closed")
    public Response forceClosed(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        return change(name, headers, caller, body, FORCING, CircuitBreaker::forceClosed);
    }

    /**
     * Changes settings until the application starts again.
     *
     * @param name the breaker's name
     * @param headers may hold the generation that the caller has seen
     * @param caller who
     * @param body the settings by member name, and optionally the reason
     * @return the breaker after it
     */
    @PATCH
    @Path("breakers/{name}/settings")
    public Response settings(
            @PathParam("name") String name,
            @Context HttpHeaders headers,
            @Context SecurityContext caller,
            InputStream body) {
        CircuitBreaker breaker = operable(name);
        Body sent = Body.read(body, SettingsPatch.FIELDS);
        ManualOverride by = operations.intervention(sent).by(Operations.actor(caller));
        operations.changeSettings(breaker, ifMatch(headers), by, new SettingsPatch(sent));
        return answer(breaker);
    }

    /**
     * Resets all breakers but those that are disabled.
     *
     * @param caller who
     * @param body the typed confirmation, and optionally the reason
     * @return how many were reset
     */
    @POST
    @Path("reset")
    public byte[] resetAll(@Context SecurityContext caller, InputStream body) {
        passage.require();
        Body sent = Body.read(body, CONFIRMING);
        ManualOverride by = operations.intervention(sent).by(Operations.actor(caller));
        if (!sent.text("confirm").equals(Optional.of(CONFIRMATION))) {
            throw Problem.bad("'confirm' must be '" + CONFIRMATION + "'");
        }
        return json.reset(operations.resetAll(by));
    }

    private Response change(
            String name,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            Set<String> fields,
            BiConsumer<CircuitBreaker, ManualOverride> action) {
        CircuitBreaker breaker = operable(name);
        Intervention intervention = operations.intervention(Body.read(body, fields));
        if (fields.contains("duration") && intervention.reason() == null) {
            throw Problem.bad("'reason' is required: tell those who find the breaker forced why it is");
        }
        operations.change(breaker, ifMatch(headers), intervention.by(Operations.actor(caller)), action);
        return answer(breaker);
    }

    private static @Nullable String ifMatch(HttpHeaders headers) {
        return headers.getHeaderString(HttpHeaders.IF_MATCH);
    }

    private Response answer(CircuitBreaker breaker) {
        BreakerJson.View view = views.of(breaker);
        return Response.ok(json.one(view))
                .tag(Tags.of(view.snapshot().generation()))
                .build();
    }

    /** The only way from a request to a breaker. */
    private CircuitBreaker find(String name) {
        passage.require();
        return registry.find(name)
                .orElseThrow(() -> Problem.exception(Status.NOT_FOUND, "There is no breaker '" + name + "'"));
    }

    private CircuitBreaker operable(String name) {
        CircuitBreaker breaker = find(name);
        operations.requireEnabled(breaker);
        return breaker;
    }
}
