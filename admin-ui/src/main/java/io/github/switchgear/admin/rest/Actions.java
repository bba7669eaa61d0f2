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

    /** What is for all nodes by its path has no scope besides. */
    private static final Map<String, Body.Kind> ASIDE_ON_ALL = withoutScope(ASIDE);

    private static final Map<String, Body.Kind> FORCING_ALL = withoutScope(FORCING);

    @Inject
    Passage passage;

    @Inject
    Attempts attempts;

    private static Map<String, Body.Kind> withoutScope(Map<String, Body.Kind> fields) {
        Map<String, Body.Kind> others = new TreeMap<>(fields);
        others.remove("scope");
        return others;
    }

    /** One for which no reason is required. */
    Response aside(
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        return aside(ASIDE, named, headers, caller, body, operation);
    }

    /** The same on all nodes of a fleet. */
    Response asideOnAll(
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        return aside(ASIDE_ON_ALL, named, headers, caller, body, operation);
    }

    private Response aside(
            Map<String, Body.Kind> fields,
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        passage.require();
        Body sent = attempts.read(body, fields);
        return attempts.change(named, () -> operation.apply(named, RequestedIntervention.of(sent, caller, headers)));
    }

    /** One that forces, also a key that is not tracked yet. */
    Response force(
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        return force(FORCING, named, headers, caller, body, operation);
    }

    /** The same on all nodes of a fleet. */
    Response forceOnAll(
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        return force(FORCING_ALL, named, headers, caller, body, operation);
    }

    private Response force(
            Map<String, Body.Kind> fields,
            Named named,
            HttpHeaders headers,
            SecurityContext caller,
            InputStream body,
            BiFunction<Named, Intervention, Outcome> operation) {
        passage.require();
        Body sent = attempts.read(body, fields);
        return attempts.force(named, () -> operation.apply(named, RequestedIntervention.of(sent, caller, headers)));
    }
}
