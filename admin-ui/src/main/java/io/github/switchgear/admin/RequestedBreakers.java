package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

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

    /** The only way from a request to a breaker, and so the place that asks whether the request was let through. */
    CircuitBreaker find(String name) {
        passage.require();
        return registry.find(name)
                .orElseThrow(() -> Problem.exception(Status.NOT_FOUND, "There is no breaker '" + name + "'"));
    }

    Response answer(CircuitBreaker breaker) {
        BreakerJson.View view = views.of(breaker);
        return Response.ok(json.one(view), MediaType.APPLICATION_JSON_TYPE)
                .tag(Tags.of(view.snapshot().generation()))
                .build();
    }
}
