package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.EntityTags;
import io.github.switchgear.admin.view.Link;
import io.github.switchgear.admin.view.Links;
import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/**
 * The breaker that a request names, and the answer that shows it as it is now. It is the only way from a request to what
 * there is to see of a breaker, and so asks whether the request was let through.
 */
@ApplicationScoped
public class RequestedBreakers {

    @Inject
    Operations operations;

    @Inject
    Passage passage;

    @Inject
    Links links;

    @Inject
    BreakerJson json;

    @Inject
    Refusals refusals;

    List<BreakerTransition> history(Named named) {
        passage.require();
        return refusals.answered(() -> operations.history(named));
    }

    /** What happened to all breakers and to their keys. */
    Stream<BreakerTransition> histories() {
        passage.require();
        return operations.histories();
    }

    /** What happened to a breaker and to its keys. */
    Stream<BreakerTransition> histories(String name) {
        passage.require();
        return refusals.answered(() -> operations.histories(name));
    }

    Response answer(Named named) {
        passage.require();
        BreakerView view = refusals.answered(() -> operations.find(named));
        return answer(named, view, tag(view));
    }

    private Response answer(Named named, BreakerView view, EntityTag tag) {
        List<BreakerTransition> history = refusals.answered(() -> operations.history(named));
        List<Link> ways = links.of(view.snapshot(), history, BreakerViews.now());
        return Response.ok(json.one(view, ways), MediaType.APPLICATION_JSON_TYPE)
                .tag(tag)
                .build();
    }

    /** As an answer to who may have seen it already. */
    Response answer(Named named, HttpHeaders headers) {
        passage.require();
        BreakerView view = refusals.answered(() -> EntityTags.seen(headers.getHeaderString(HttpHeaders.IF_MATCH))
                .map(seen -> operations.find(named, seen))
                .orElseGet(() -> operations.find(named)));
        EntityTag tag = tag(view);
        return EntityTags.match(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag.getValue()::equals)
                ? Response.notModified(tag).build()
                : answer(named, view, tag);
    }

    /** Weak, for it says nothing of the time that is left. */
    private EntityTag tag(BreakerView view) {
        return new EntityTag(view.tag().opaque(EntityTags.digest(json.fingerprint(view))), true);
    }
}
