package io.github.switchgear.admin.json;

import io.github.switchgear.admin.view.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A caller as JSON. Safe for use by any number of threads. */
@ApplicationScoped
public class CallerJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes who asks.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param user their name; null for nobody
     * @param access the most that they may do to any breaker, in lower case
     * @param operable the breakers that they may operate; null where it is the same for all
     * @return an object
     */
    public byte[] caller(Node node, Instant at, @Nullable String user, String access, @Nullable List<String> operable) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            BreakerJson.origin(json, node, at);
            BreakerJson.text(json, "title", node.title());
            BreakerJson.text(json, "user", user);
            json.write("access", access);
            if (operable == null) {
                json.writeNull("operable");
            } else {
                json.writeStartArray("operable");
                operable.forEach(json::write);
                json.writeEnd();
            }
            json.writeEnd();
        }
        return bytes.toByteArray();
    }
}
