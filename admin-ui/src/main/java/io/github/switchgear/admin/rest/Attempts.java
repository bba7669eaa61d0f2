package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.AdminAttempt.Scope;
import io.github.switchgear.admin.FleetStatus;
import io.github.switchgear.admin.access.AttemptNotes;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.operation.Outcome;
import io.github.switchgear.admin.operation.Refusal;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What all attempts to change something have in common: each is noted for the audit as far as it comes. */
@ApplicationScoped
public class Attempts {

    @Inject
    Operations operations;

    @Inject
    AttemptNotes notes;

    @Inject
    Refusals refusals;

    @Inject
    Instance<FleetStatus> fleet;

    @Inject
    RequestedBreakers requested;

    /** Reads what was sent and notes the reason at once: an attempt that is refused for anything tells why it was made. */
    Body read(InputStream body, Map<String, Body.Kind> fields) {
        return noted(Body.read(body, fields));
    }

    /** The same of a body that may be larger than others. */
    Body read(InputStream body, Map<String, Body.Kind> fields, int mostBytes) {
        return noted(Body.read(body, fields, mostBytes));
    }

    private Body noted(Body sent) {
        notes.reason(RequestedIntervention.givenReason(sent));
        RequestedIntervention.givenScope(sent).ifPresent(this::note);
        return sent;
    }

    /** The same of what is done on this node alone, whatever fleet it belongs to. */
    Body readForThisNode(InputStream body, Map<String, Body.Kind> fields) {
        Body sent = Body.read(body, fields);
        notes.reason(RequestedIntervention.givenReason(sent));
        note(Scope.NODE);
        return sent;
    }

    private void note(Scope scope) {
        if (fleet.isResolvable() && fleet.get().isOn()) {
            notes.scope(scope);
        }
    }

    /** Changes a breaker and shows it then. What is wrong with the breaker is told before what is wrong with the request. */
    Response change(Named named, Supplier<Outcome> operation) {
        return change(named, () -> Optional.of(operations.requireOperable(named)), operation);
    }

    /** The same where a key need not be tracked yet. */
    Response force(Named named, Supplier<Outcome> operation) {
        return change(named, () -> operations.requireForcible(named), operation);
    }

    private Response change(Named named, Supplier<Optional<BreakerState>> found, Supplier<Outcome> operation) {
        try {
            found.get().ifPresent(notes::before);
            Outcome outcome = operation.get();
            notes.before(outcome.before());
            notes.after(outcome.after());
        } catch (Refusal refusal) {
            refusal.before().ifPresent(notes::before);
            throw refusals.answer(refusal);
        }
        return requested.answer(named);
    }
}
