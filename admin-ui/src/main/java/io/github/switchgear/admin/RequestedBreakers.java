package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** The breaker that a request names, and the answer that shows it as it is now. */
@ApplicationScoped
public class RequestedBreakers {

    @Inject
    BreakerRegistry registry;

    @Inject
    BreakerViews views;

    @Inject
    Passage passage;

    @Inject
    BreakerJson json;

    @Inject
    Preconditions preconditions;

    /** The only way from a request to a breaker, and so the place that asks whether the request was let through. */
    CircuitBreaker find(String name) {
        passage.require();
        return registry.find(name)
                .orElseThrow(() -> Problem.exception(Status.NOT_FOUND, "There is no breaker '" + name + "'"));
    }

    Response answer(CircuitBreaker breaker) {
        BreakerJson.View view = views.of(breaker);
        return answer(view, tag(view));
    }

    private Response answer(BreakerJson.View view, EntityTag tag) {
        return Response.ok(json.one(view), MediaType.APPLICATION_JSON_TYPE)
                .tag(tag)
                .build();
    }

    /** As an answer to who may have seen it already. */
    Response answer(CircuitBreaker breaker, HttpHeaders headers) {
        String ifMatch = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (ifMatch != null) {
            preconditions.seen(breaker, ifMatch);
        }
        BreakerJson.View view = views.of(breaker);
        EntityTag tag = tag(view);
        return EntityTags.match(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue()::equals)
                ? Response.notModified(tag).build()
                : answer(view, tag);
    }

    /** Weak, for it says nothing of the time that is left. */
    private EntityTag tag(BreakerJson.View view) {
        return new EntityTag(view.tag().opaque(EntityTags.digest(json.timeless(List.of(view)))), true);
    }
}
