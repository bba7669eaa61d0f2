package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.access.Passage;
import io.github.switchgear.admin.json.Body;
import io.github.switchgear.admin.operation.Intervention;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Takes the actions on a breaker, be it that of a key: what each may be told with it. */
@ApplicationScoped
public class Actions {

    private static final Map<String, Body.Kind> ASIDE =
            new TreeMap<>(Map.of("reason", Body.Kind.STRING, "scope", Body.Kind.STRING));
    private static final Map<String, Body.Kind> FORCING = new TreeMap<>(Map.of(
            "reason", Body.Kind.STRING,
            "from", Body.Kind.STRING,
            "duration", Body.Kind.STRING,
            "scope", Body.Kind.STRING));

    @Inject
    Passage passage;

    @Inject
    Attempts attempts;

    /** One for which no reason is required. */
    Response aside(
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        passage.require();
        Body sent = attempts.read(body, ASIDE);
        return attempts.change(named, () -> operation.apply(named, RequestedIntervention.of(sent, caller, headers)));
    }

    /** One that forces, also a key that is not tracked yet. */
    Response force(
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        passage.require();
        Body sent = attempts.read(body, FORCING);
        return attempts.force(named, () -> operation.apply(named, RequestedIntervention.of(sent, caller, headers)));
    }
}
