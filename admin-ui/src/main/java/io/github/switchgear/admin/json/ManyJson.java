package io.github.switchgear.admin.json;

import io.github.switchgear.admin.operation.ManyOutcomes;
import io.github.switchgear.admin.operation.Refusal;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What was done to several breakers, as JSON. Safe for use by any number of threads. */
@ApplicationScoped
public class ManyJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes what was done.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param action what it was
     * @param outcomes of each breaker
     * @return an object with each breaker before and after
     */
    public byte[] outcomes(Node node, Instant at, String action, ManyOutcomes outcomes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            BreakerJson.origin(json, node, at);
            json.write("action", action)
                    .write("selected", outcomes.each().size())
                    .write("done", outcomes.done())
                    .writeStartArray("breakers");
            outcomes.each().forEach(each -> each(json, each));
            json.writeEnd().writeEnd();
        }
        return bytes.toByteArray();
    }

    private static void each(JsonGenerator json, ManyOutcomes.Each each) {
        Refusal refusal = each.refusal();
        json.writeStartObject()
                .write("name", each.name())
                .write("before", each.before().name());
        if (each.after() == null) {
            json.writeNull("after");
        } else {
            json.write("after", each.after().name());
        }
        json.write("outcome", each.isDone() ? "done" : "refused");
        if (refusal == null) {
            json.writeNull("detail");
        } else {
            json.write("detail", VisibleText.of(refusal.sentence()));
        }
        json.writeEnd();
    }

    /**
     * Writes a refusal that tells which breakers are selected by now.
     *
     * @param status of the answer
     * @param expected how many should be
     * @param selected those that are
     * @return problem details with members of their own
     */
    public byte[] others(Response.StatusType status, int expected, List<BreakerView> selected) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            Problem.members(
                            status,
                            "The selection was to have " + expected + " breakers and has " + selected.size()
                                    + " that there are; nothing was done. Look at them, and ask again")
                    .forEach(json::write);
            json.write("expected", expected).write("selected", selected.size()).writeStartArray("breakers");
            for (BreakerView view : selected) {
                json.writeStartObject()
                        .write("name", view.snapshot().name())
                        .write("state", view.snapshot().state().name())
                        .writeEnd();
            }
            json.writeEnd().writeEnd();
        }
        return bytes.toByteArray();
    }
}
