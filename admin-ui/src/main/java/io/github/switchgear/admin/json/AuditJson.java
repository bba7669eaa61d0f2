package io.github.switchgear.admin.json;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.admin.audit.AuditTrail;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Map;

/** The audit's attempts as JSON. Safe for use by any number of threads. */
@ApplicationScoped
public class AuditJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes some of them.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param page of attempts, newest first
     * @param showsAddresses whether to tell where they came from
     * @return an object
     */
    public byte[] attempts(Node node, Instant at, AuditTrail.Page page, boolean showsAddresses) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            BreakerJson.origin(json, node, at);
            json.writeStartArray("attempts");
            page.entries().forEach(entry -> attempt(json, entry.attempt(), showsAddresses));
            json.writeEnd();
            BreakerJson.text(
                    json,
                    "next",
                    page.isMore()
                            ? page.entries().get(page.entries().size() - 1).number()
                            : null);
            json.writeEnd();
        }
        return bytes.toByteArray();
    }

    private static void attempt(JsonGenerator json, AdminAttempt attempt, boolean showsAddresses) {
        json.writeStartObject().write("at", attempt.at().toString());
        BreakerJson.text(json, "actor", attempt.actor());
        BreakerJson.text(json, "from", showsAddresses ? attempt.from() : null);
        json.write("action", VisibleText.of(attempt.action()));
        BreakerJson.text(json, "breaker", attempt.breaker());
        BreakerJson.text(json, "key", attempt.key());
        BreakerJson.text(json, "reason", attempt.reason());
        BreakerJson.text(json, "before", attempt.before());
        BreakerJson.text(json, "after", attempt.after());
        json.write("status", attempt.status()).write("outcome", outcome(attempt));
        BreakerJson.text(json, "scope", attempt.scope());
        json.writeEnd();
    }

    static String outcome(AdminAttempt attempt) {
        return attempt.succeeded() ? "done" : "refused";
    }
}
