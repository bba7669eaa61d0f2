package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.AttemptNotes;
import io.github.switchgear.admin.access.Guarded;
import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.json.ManyJson;
import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.admin.operation.Intervention;
import io.github.switchgear.admin.operation.ManyOutcomes;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Takes what operators do to several breakers at once. Which ones these are is found out once; where they are not as many as the
 * operator has seen, nothing is done.
 */
@Guarded
@ApplicationScoped
@Path("switchgear/api/actions")
@Produces({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
public class ManyResource {

    /** Enough for the names of some thousands. */
    private static final int MOST_BYTES = 256 * 1024;

    private static final Map<String, Body.Kind> FIELDS = fields();

    /** So many names are enough to understand a refusal. */
    private static final int MOST_TOLD = 5;

    @Inject
    Passage passage;

    @Inject
    Attempts attempts;

    @Inject
    AttemptNotes notes;

    @Inject
    Refusals refusals;

    @Inject
    Operations operations;

    @Inject
    Node node;

    @Inject
    ManyJson json;

    private static Map<String, Body.Kind> fields() {
        Map<String, Body.Kind> fields = new TreeMap<>(Selection.FIELDS);
        fields.put("action", Body.Kind.STRING);
        fields.put("expected", Body.Kind.NUMBER);
        fields.put("reason", Body.Kind.STRING);
        fields.put("duration", Body.Kind.STRING);
        fields.put("scope", Body.Kind.STRING);
        return fields;
    }

    /**
     * Resets, releases or forces several breakers.
     *
     * @param headers may hold no condition, for several breakers have no tag together
     * @param caller who
     * @param body what is to be done, to which ones, how many these are, and why
     * @return each breaker before and after it, in the order in which it was done
     */
    @POST
    public Response act(@Context HttpHeaders headers, @Context SecurityContext caller, InputStream body) {
        passage.require();
        Body sent = attempts.read(body, FIELDS, MOST_BYTES);
        return refusals.answered(() -> {
            Intervention by = RequestedIntervention.of(sent, caller, headers);
            ManyAction action = ManyAction.of(sent);
            Selection selection = Selection.of(sent);
            int expected = expected(sent);
            action.require(by);
            return act(action, selection, expected, by);
        });
    }

    private Response act(ManyAction action, Selection selection, int expected, Intervention by) {
        List<BreakerView> selected = selection.of(operations.list());
        if (selected.size() != expected || selection.missing(selected) > 0) {
            return Problem.response(Status.CONFLICT, json.others(Status.CONFLICT, expected, selected));
        }
        requireRights(action, selected);
        ManyOutcomes outcomes = operations.toEach(selected, by, action.operation(operations));
        outcomes.each().forEach(each -> note(action, each));
        return Response.ok(json.outcomes(node, BreakerViews.now(), action.words(), outcomes))
                .type(MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    /** All or none: who may operate only some of them is to select only these. */
    private void requireRights(ManyAction action, List<BreakerView> selected) {
        List<String> others = selected.stream()
                .map(view -> view.snapshot().name())
                .filter(name -> !passage.mayOperate(name))
                .toList();
        if (!others.isEmpty()) {
            selected.forEach(view -> notes.part(
                    action.words(),
                    view.snapshot().name(),
                    view.snapshot().state(),
                    null,
                    Status.FORBIDDEN.getStatusCode()));
            String more = others.size() > MOST_TOLD ? " and " + (others.size() - MOST_TOLD) + " more" : "";
            throw Problem.exception(
                    Status.FORBIDDEN,
                    "You lack a role to operate '"
                            + String.join("', '", others.subList(0, Math.min(MOST_TOLD, others.size()))) + "'" + more
                            + "; nothing was done");
        }
    }

    /** As it would be told of if it had been done alone. */
    private void note(ManyAction action, ManyOutcomes.Each each) {
        int status = Optional.ofNullable(each.refusal())
                .map(refusal -> refusals.answer(refusal).getResponse().getStatus())
                .orElse(Status.OK.getStatusCode());
        notes.part(action.words(), each.name(), each.before(), each.after(), status);
    }

    private static int expected(Body sent) {
        String digits = sent.text("expected")
                .orElseThrow(() -> Problem.bad("'expected' is required: how many breakers are to be selected"));
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw Problem.bad("'expected' must be a whole number of 1 or more but is " + digits);
        }
        return Integer.parseInt(digits);
    }
}
