package io.github.switchgear.admin.json;

import io.github.switchgear.admin.history.CallHistories;
import io.github.switchgear.admin.history.CallHistory;
import io.github.switchgear.admin.history.CallKind;
import io.github.switchgear.admin.history.RecentCalls;
import io.github.switchgear.admin.view.Node;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/** What calls came to, as JSON. Safe for use by any number of threads. */
@ApplicationScoped
public class HistoryJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes the history of one breaker, or of several together.
     *
     * @param history it
     * @return an object with an array for each way in which calls end; null in it is what nobody knows
     */
    public byte[] history(CallHistory history) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject()
                    .write("from", history.from().toString())
                    .write("stepMillis", history.step().toMillis());
            for (CallKind kind : CallKind.values()) {
                json.writeStartArray(kind.name().toLowerCase(Locale.ROOT));
                for (int i = 0; i < history.steps(); i++) {
                    value(json, history.count(kind, i));
                }
                json.writeEnd();
            }
            json.writeEnd();
        }
        return bytes.toByteArray();
    }

    /**
     * Writes the last minutes of many breakers.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param recent the minutes
     * @return an object with a short array for each breaker
     */
    public byte[] rows(Node node, Instant at, CallHistories.Recent recent) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            BreakerJson.origin(json, node, at);
            json.write("from", recent.from().toString())
                    .write("stepMillis", recent.step().toMillis())
                    .write("steps", recent.steps())
                    .writeStartArray("rows");
            recent.breakers().forEach(breaker -> row(json, breaker));
            json.writeEnd().writeEnd();
        }
        return bytes.toByteArray();
    }

    private static void row(JsonGenerator json, RecentCalls breaker) {
        CallHistory calls = breaker.calls();
        json.writeStartArray().write(breaker.breaker());
        array(json, calls.steps(), i -> letThrough(calls, i));
        array(json, calls.steps(), i -> calls.count(CallKind.FAILED, i));
        array(json, calls.steps(), i -> calls.count(CallKind.REJECTED, i));
        json.write(breaker.fallbacks());
        array(json, calls.steps(), i -> calls.count(CallKind.NEUTRAL, i));
        array(json, calls.steps(), i -> calls.count(CallKind.SLOW, i));
        json.writeEnd();
    }

    private static OptionalLong letThrough(CallHistory calls, int place) {
        OptionalLong succeeded = calls.count(CallKind.SUCCEEDED, place);
        return succeeded.isEmpty()
                ? succeeded
                : OptionalLong.of(succeeded.getAsLong()
                        + calls.count(CallKind.FAILED, place).orElse(0)
                        + calls.count(CallKind.NEUTRAL, place).orElse(0));
    }

    /** Without the noughts at the end. */
    private static void array(JsonGenerator json, int steps, IntFunction<OptionalLong> values) {
        int length = steps;
        while (length > 0 && values.apply(length - 1).equals(OptionalLong.of(0))) {
            length--;
        }
        json.writeStartArray();
        for (int i = 0; i < length; i++) {
            value(json, values.apply(i));
        }
        json.writeEnd();
    }

    private static void value(JsonGenerator json, OptionalLong count) {
        if (count.isPresent()) {
            json.write(count.getAsLong());
        } else {
            json.writeNull();
        }
    }
}
