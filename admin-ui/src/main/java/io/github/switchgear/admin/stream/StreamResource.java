package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.access.AccessRules;
import io.github.switchgear.admin.access.AnswerHeaders;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.SseEventSink;
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
     * @param sink where events go
     * @param lastEventId the last event that the client has seen, if it has been here before
     * @param caller who
     */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void stream(
            @Context SseEventSink sink,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId,
            @Context SecurityContext caller) {
        passage.require();
        // The stream outlives its request, whose context some servers keep at the thread that began it.
        beans.destroy(passage);
        Exchange exchange = Exchange.current(beans);
        AnswerHeaders.of(rules.caller(caller).access()).forEach(exchange::header);
        hub.open(sink, exchange::cut, lastEventId).ifPresent(why -> {
            throw Problem.exception(Response.fromResponse(Problem.response(Status.SERVICE_UNAVAILABLE, why))
                    .header(HttpHeaders.RETRY_AFTER, COME_BACK_SECONDS)
                    .build());
        });
    }

    /**
     * Tells what the stream is without beginning one.
     *
     * @return nothing but headers
     */
    @HEAD
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public Response head() {
        passage.require();
        return Response.ok().type(MediaType.SERVER_SENT_EVENTS).build();
    }
}
