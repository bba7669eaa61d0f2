package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Missed;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.operation.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.util.function.Supplier;

/** Answers what {@link Operations} refuses. What was seen, it tells in the words of HTTP. */
@ApplicationScoped
public class Refusals {

    private static final String UNKNOWN =
            ", or If-Match was never its tag, and nothing was done. A tag of another node or of"
                    + " an earlier start is none here, nor is one that a proxy has rewritten; send the breaker's member 'etag' as it is";

    private static final String NO_TAG =
            "All breakers together have no tag for If-Match; reset each with its own 'etag'. Nothing was done";

    @Inject
    BreakerJson json;

    /** Does it, or throws the answer that tells why not. */
    <T> T answered(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (Refusal refusal) {
            throw answer(refusal);
        }
    }

    WebApplicationException answer(Refusal refusal) {
        return switch (refusal.kind()) {
            case NOT_FOUND -> Problem.exception(Status.NOT_FOUND, refusal.sentence());
            case DISABLED, NO_ROOM, NOT_RECORDED -> Problem.exception(Status.CONFLICT, refusal.sentence());
            case UNTRACKED -> Problem.exception(Status.PRECONDITION_FAILED, refusal.sentence());
            case INVALID -> Problem.bad(refusal.sentence());
            case UNSEEN ->
                refusal.missed()
                        .map(missed -> unseen(refusal.sentence(), missed))
                        .orElseGet(() -> Problem.exception(Status.PRECONDITION_FAILED, NO_TAG));
        };
    }

    private WebApplicationException unseen(String sentence, Missed missed) {
        String detail = missed.since() == null ? missed.subject() + " has changed since" + UNKNOWN : sentence;
        return Problem.exception(
                Problem.response(Status.PRECONDITION_FAILED, json.unseen(Status.PRECONDITION_FAILED, detail, missed)));
    }
}
