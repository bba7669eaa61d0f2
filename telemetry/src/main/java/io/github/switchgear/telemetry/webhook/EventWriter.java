package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.VisibleText;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as CloudEvents 1.0 in structured JSON mode. States and causes are written as in the admin module's JSON, and
 * so is what people wrote: as text that shows all that is in it.
 */
final class EventWriter implements Function<Message, byte[]> {

    static final String MEDIA_TYPE = "application/cloudevents+json";

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());
    private final String source;

    /**
     * Of one node.
     *
     * @param source a URI reference that tells it from others
     */
    EventWriter(String source) {
        this.source = source;
    }

    /** Each time with an id of its own: a message is written once, however often it is posted. */
    @Override
    public byte[] apply(Message message) {
        BreakerTransition change = message.change();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject()
                    .write("specversion", "1.0")
                    .write("id", UUID.randomUUID().toString())
                    .write("source", source)
                    .write("type", "io.github.switchgear.transition")
                    .write("subject", VisibleText.of(change.breaker()))
                    .write("time", change.at().toString())
                    .write("datacontenttype", "application/json")
                    .writeStartObject("data");
            data(json, change, message.openings());
            json.writeEnd().writeEnd();
        }
        return bytes.toByteArray();
    }

    private static void data(JsonGenerator json, BreakerTransition change, int openings) {
        // Breaker and key as they are, since both are to be sent back.
        json.write("breaker", change.breaker());
        textOrNull(json, "key", change.key());
        json.write("from", change.from().name())
                .write("to", change.to().name())
                .write("cause", change.cause().name());
        visibleOrNull(json, "failure", change.failure());
        visibleOrNull(json, "actor", change.actor());
        visibleOrNull(json, "reason", change.reason());
        if (openings > 0) {
            json.write("openings", openings);
        }
    }

    private static void visibleOrNull(JsonGenerator json, String name, @Nullable String text) {
        textOrNull(json, name, text == null ? null : VisibleText.of(text));
    }

    private static void textOrNull(JsonGenerator json, String name, @Nullable String text) {
        if (text == null) {
            json.writeNull(name);
        } else {
            json.write(name, text);
        }
    }
}
