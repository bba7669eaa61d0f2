package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.access.AccessRules;
import io.github.switchgear.admin.access.AnswerHeaders;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.access.SignedIn;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.view.EntityTags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event stream: a snapshot of all breakers, then what happens to them. A breaker publishes its state before it tells
 * of the transition, so the state may be told just before, too.
 */
@Guarded
@ApplicationScoped
@Path("switchgear/api/stream")
public class StreamResource {

    private static final int COME_BACK_SECONDS = 10;
    private static final String LEAN = "lean";

    @Inject
    Passage passage;

    @Inject
    EventHub hub;

    @Inject
    AccessRules rules;

    @Inject
    @Any
    Instance<Object> beans;

    /**
     * Streams until the client goes, or takes nothing any more.
     *
     * @param form {@code lean} for changes alone; whole breakers if it is left out
     * @param after for who has been nowhere yet, what of a lean snapshot stands for the last event
     * @param sink where events go
     * @param lastEventId the last event that the client has seen, if it has been here before
     * @param caller who
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @QueryParam("form") @Nullable String form,
            @QueryParam("after") @Nullable String after,
            @Context SseEventSink sink,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context SecurityContext caller) {
        passage.require();
        boolean isLean = isLean(form);
        // The stream outlives its request, whose context some servers keep at the thread that began it.
        beans.destroy(passage);
        Exchange exchange = Exchange.current(beans);
        AnswerHeaders.of(rules.caller(caller).most()).forEach(exchange::header);
        String seen = lastEventId == null ? after : lastEventId;
        Optional<String> refusal =
                isLean ? hub.openLean(sink, exchange::cut, seen) : hub.open(sink, exchange::cut, seen);
        refusal.ifPresent(why -> {
            throw Problem.exception(Response.fromResponse(Problem.response(Status.SERVICE_UNAVAILABLE, why))
                    .header(HttpHeaders.RETRY_AFTER, COME_BACK_SECONDS)
                    .build());
        });
    }

    private static boolean isLean(@Nullable String form) {
        if (form != null && !form.isBlank() && !form.equals(LEAN)) {
            throw Problem.bad(
                    "'form' must be '" + LEAN + "', or be left out for whole breakers, but is '" + form + "'");
        }
        return LEAN.equals(form);
    }

    /**
     * All breakers in the lean form, which the changes of a lean stream are added to.
     *
     * @param headers may hold the tag of what the caller has
     * @param caller is told the name under which the container knows them
     * @return all breakers, or 304
     */
    @GET
    @Path("snapshot")
    @Produces(MediaType.APPLICATION_JSON)
    public Response snapshot(@Context HttpHeaders headers, @Context SecurityContext caller) {
        passage.require();
        EventHub.Start start = hub.start();
        EntityTag tag = new EntityTag(start.tag(), true);
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch != null && !EntityTags.match(ifMatch, tag.getValue()::equals)) {
            throw Problem.exception(Status.PRECONDITION_FAILED, "The breakers are not as If-Match says");
        }
        boolean unchanged =
                EntityTags.match(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue()::equals);
        return (unchanged ? Response.notModified() : Response.ok(hub.json(start), MediaType.APPLICATION_JSON_TYPE))
                .tag(tag)
                .header(SignedIn.HEADER, SignedIn.header(caller))
                .build();
    }

    /**
     * Tells what the stream is, and who asks, without beginning one.
     *
     * @param caller is told the name under which the container knows them
     * @return nothing but headers
     */
    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response head(@Context SecurityContext caller) {
        passage.require();
        return Response.ok()
                .type(MediaType.SERVER_SENT_EVENTS)
                .header(SignedIn.HEADER, SignedIn.header(caller))
                .build();
    }
}
