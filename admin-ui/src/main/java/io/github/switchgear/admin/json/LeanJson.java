package io.github.switchgear.admin.json;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerSnapshot;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the lean form of the module's JSON, for who keeps thousands of breakers up to date: what never changes once, then
 * of each breaker only the part that has changed, by its place. Safe for use by several threads.
 */
public final class LeanJson {

    /** Of a breaker in a snapshot. */
    private static final int USUAL_SIZE = 600;

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * A breaker with what stands for its name.
     *
     * @param place the same as long as the breaker is there
     * @param view how it is
     * @param settings of it; the same object for breakers that have the same
     */
    public record Placed(int place, BreakerView view, Map<String, BreakerDescription.Setting> settings) {}

    /**
     * Breakers that have changed, each in one of these lists.
     *
     * @param whole new ones, and those whose settings have changed
     * @param states those whose state has changed, or anything else that people or the time have to do with
     * @param failures those of which calls have failed
     * @param counts those of which calls were counted
     */
    public record Changes(List<Placed> whole, List<Placed> states, List<Placed> failures, List<Placed> counts) {

        /** None yet. */
        public Changes() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        /**
         * Counts them.
         *
         * @return how many breakers have changed
         */
        public int breakers() {
            return whole.size() + states.size() + failures.size() + counts.size();
        }
    }

    /**
     * Writes what changes are added to.
     *
     * @param whole writes the breakers themselves
     * @param node that answers
     * @param at the moment of the answer
     * @param id of the last event that is in it
     * @param breakers all of them
     * @return an object with all of it; settings that several breakers share are in it once
     */
    public byte[] snapshot(BreakerJson whole, Node node, Instant at, String id, List<Placed> breakers) {
        IdentityHashMap<Map<String, BreakerDescription.Setting>, Integer> indexes = new IdentityHashMap<>();
        List<Map<String, BreakerDescription.Setting>> inOrder = new ArrayList<>();
        int[] settings = new int[breakers.size()];
        for (int i = 0; i < settings.length; i++) {
            settings[i] = indexes.computeIfAbsent(breakers.get(i).settings(), each -> {
                inOrder.add(each);
                return indexes.size();
            });
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE * (settings.length + 1));
        bytes.writeBytes(BreakerJson.opened(written(json -> {
            BreakerJson.origin(json, node, at);
            json.write("id", id).writeStartArray("settings");
            for (Map<String, BreakerDescription.Setting> each : inOrder) {
                json.writeStartObject();
                SettingsJson.members(json, each);
                json.writeEnd();
            }
            json.writeEnd();
        })));
        bytes.writeBytes(BreakerJson.ascii(",\"breakers\":["));
        for (int i = 0; i < settings.length; i++) {
            Placed breaker = breakers.get(i);
            byte[] members = whole.opened(breaker.view());
            bytes.writeBytes(BreakerJson.ascii((i == 0 ? "" : ",") + "{\"place\":" + breaker.place() + ","));
            bytes.write(members, 1, members.length - 1);
            bytes.writeBytes(BreakerJson.ascii(",\"settings\":" + settings[i] + "}"));
        }
        bytes.writeBytes(BreakerJson.ascii("]}"));
        return bytes.toByteArray();
    }

    /**
     * Writes what has changed.
     *
     * @param node that tells it
     * @param at the moment at which it is told
     * @param changes the breakers that have changed
     * @return an object with what of them has changed
     */
    public byte[] changes(Node node, Instant at, Changes changes) {
        return written(json -> {
            BreakerJson.origin(json, node, at);
            json.writeStartArray("counts");
            for (Placed breaker : changes.counts()) {
                counts(json, breaker);
            }
            json.writeEnd().writeStartArray("breakers");
            for (Placed breaker : changes.failures()) {
                json.writeStartObject().write("place", breaker.place());
                BreakerSnapshot snapshot = breaker.view().snapshot();
                json.write("consecutiveFailures", snapshot.consecutiveFailures());
                BreakerJson.totals(json, snapshot.totals());
                BreakerJson.lastFailure(json, snapshot.lastFailure());
                json.writeEnd();
            }
            for (Placed breaker : changes.states()) {
                json.writeStartObject().write("place", breaker.place());
                changing(json, breaker.view());
                json.writeEnd();
            }
            for (Placed breaker : changes.whole()) {
                json.writeStartObject().write("place", breaker.place());
                BreakerJson.name(json, breaker.view());
                BreakerJson.texts(json, "methods", breaker.view().description().methods());
                changing(json, breaker.view());
                SettingsJson.write(json, breaker.settings());
                json.writeEnd();
            }
            json.writeEnd();
        });
    }

    private static void changing(JsonGenerator json, BreakerView view) {
        BreakerJson.state(json, view);
        BreakerJson.lastFailure(json, view.snapshot().lastFailure());
        BreakerJson.override(json, view.snapshot().override());
        BreakerJson.rampUp(json, view.snapshot().rampUp(), true);
        BreakerJson.planned(json, view.snapshot().planned());
        BreakerJson.keys(json, view.snapshot().keys());
    }

    /** The place, then the totals in their order, without the noughts at the end. */
    private static void counts(JsonGenerator json, Placed breaker) {
        BreakerSnapshot.Totals totals = breaker.view().snapshot().totals();
        long[] counts = {
            totals.succeeded(), totals.failed(), totals.slow(), totals.neutral(), totals.rejected(), totals.fallbacks()
        };
        int length = counts.length;
        while (length > 0 && counts[length - 1] == 0) {
            length--;
        }
        json.writeStartArray().write(breaker.place());
        for (int i = 0; i < length; i++) {
            json.write(counts[i]);
        }
        json.writeEnd();
    }

    private byte[] written(Consumer<JsonGenerator> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            members.accept(json);
            json.writeEnd();
        }
        return bytes.toByteArray();
    }
}
