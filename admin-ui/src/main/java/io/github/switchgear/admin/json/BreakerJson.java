package io.github.switchgear.admin.json;

import io.github.switchgear.admin.operation.KeyPage;
import io.github.switchgear.admin.operation.Missed;
import io.github.switchgear.admin.operation.SettingsChange;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.Link;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the module's JSON, itself and byte by byte the same in every container: how an application's JSON-B or Jackson
 * is set up has no part in it. What is absent is written as null.
 */
@ApplicationScoped
public class BreakerJson {

    /** Writes a member of a breaker; what the time alone changes as null, where that is not wanted. */
    private interface Member {
        void write(JsonGenerator json, BreakerView view, boolean withTimeLeft);
    }

    private static final String SETTINGS = "settings";

    /** Of a breaker. */
    private static final int USUAL_SIZE = 1200;

    private static final List<String> NAME = List.of("name", "key");

    private static final List<String> STATE = List.of(
            "enabled",
            "state",
            "since",
            "generation",
            "etag",
            "consecutiveFailures",
            "retryAfterMillis",
            "probeInFlight",
            "wouldBeOpen",
            "totals");

    /** All but the settings, which come last, in their order. */
    private static final Map<String, Member> MEMBERS = members();

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    private final SettingsJson settings = new SettingsJson(generators);

    private final WrittenBreakers written = new WrittenBreakers(view -> withoutSettings(view, false), settings);

    /** Lets go of breakers that go. */
    @Inject
    void follow(BreakerRegistry registry) {
        registry.follow(new RegistryListener() {
            @Override
            public void removed(CircuitBreaker breaker) {
                settings.forget(breaker.name());
                written.forget(breaker.name());
            }
        });
    }

    /**
     * Writes a list of breakers.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param views the breakers
     * @return an object with all of it
     */
    public byte[] list(Node node, Instant at, List<BreakerView> views) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE * (views.size() + 1));
        bytes.writeBytes(opened(alive(node, at)));
        bytes.writeBytes(ascii(",\"breakers\":["));
        String separator = "";
        for (BreakerView view : views) {
            bytes.writeBytes(ascii(separator));
            bytes.writeBytes(opened(view));
            settings.appendLastMember(view, bytes);
            bytes.write('}');
            separator = ",";
        }
        bytes.writeBytes(ascii("]}"));
        return bytes.toByteArray();
    }

    /** A breaker as an object to which its settings may be added. */
    byte[] opened(BreakerView view) {
        return isTimeless(view) ? written.json(view) : withoutSettings(view, true);
    }

    private byte[] withoutSettings(BreakerView view, boolean withTimeLeft) {
        return opened(written(json -> {
            json.writeStartObject();
            members(json, view, withTimeLeft, MEMBERS.keySet());
            json.writeEnd();
        }));
    }

    /** An object to which members may be added. */
    static byte[] opened(byte[] object) {
        return Arrays.copyOf(object, object.length - 1);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Writes a list of breakers with some of their members.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param views the breakers
     * @param fields some of {@link #fields()}
     * @return an object with all of it
     */
    public byte[] list(Node node, Instant at, List<BreakerView> views, Set<String> fields) {
        return written(json -> {
            json.writeStartObject();
            origin(json, node, at);
            json.writeStartArray("breakers");
            for (BreakerView view : views) {
                json.writeStartObject();
                members(json, view, true, fields);
                if (fields.contains(SETTINGS)) {
                    SettingsJson.write(json, view.description().settings());
                }
                json.writeEnd();
            }
            json.writeEnd().writeEnd();
        });
    }

    /**
     * Tells which members a breaker has.
     *
     * @return their names, in their order
     */
    public static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(MEMBERS.keySet());
        fields.add(SETTINGS);
        return fields;
    }

    /**
     * Writes some keys of a breaker.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @param page the keys
     * @return an object with all of it
     */
    public byte[] keys(Node node, Instant at, KeyPage page) {
        return written((json, bytes) -> {
            json.writeStartObject();
            origin(json, node, at);
            json.writeStartArray("keys");
            for (BreakerView view : page.keys()) {
                breaker(json, bytes, view);
            }
            json.writeEnd();
            text(json, "next", page.next());
            json.writeEnd();
        });
    }

    /**
     * Tells breakers as they are from others.
     *
     * @param views the breakers
     * @return what changes with all of a breaker but the time left and the share that a ramp has reached; for comparing only
     */
    public byte[] fingerprint(List<BreakerView> views) {
        ByteArrayOutputStream fingerprints = new ByteArrayOutputStream();
        for (BreakerView view : views) {
            fingerprints.writeBytes(written.fingerprint(view));
        }
        return fingerprints.toByteArray();
    }

    /**
     * Tells a single breaker as it is from others; what it keeps of its calls is shown of it, too.
     *
     * @param view the breaker
     * @return what changes with all of it but the time left and the share that a ramp has reached; for comparing only
     */
    public byte[] fingerprint(BreakerView view) {
        ByteArrayOutputStream fingerprint = new ByteArrayOutputStream();
        fingerprint.writeBytes(written.fingerprint(view));
        fingerprint.writeBytes(String.valueOf(view.recorded()).getBytes(StandardCharsets.US_ASCII));
        return fingerprint.toByteArray();
    }

    /** Whether it looks the same whenever it is looked at, while nothing happens. */
    private static boolean isTimeless(BreakerView view) {
        return view.snapshot().retryAfterMillis() == null && view.snapshot().rampUp() == null;
    }

    /**
     * Writes one breaker, with more than the list has of it.
     *
     * @param view the breaker
     * @param links the ways on from it
     * @return an object
     */
    public byte[] one(BreakerView view, List<Link> links) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        bytes.writeBytes(opened(written((json, settings) -> breaker(json, settings, view))));
        bytes.writeBytes(ascii(",\"links\":"));
        bytes.writeBytes(written(json -> {
            json.writeStartArray();
            links.forEach(link -> {
                json.writeStartObject();
                text(json, "label", link.label());
                json.write("href", link.href()).writeEnd();
            });
            json.writeEnd();
        }));
        bytes.write('}');
        return bytes.toByteArray();
    }

    /**
     * Writes what happened.
     *
     * @param transitions in the order in which they are written
     * @return an array
     */
    public byte[] transitions(List<BreakerTransition> transitions) {
        return written(json -> array(json, transitions));
    }

    /**
     * Writes one thing that happened.
     *
     * @param transition it
     * @return an object
     */
    public byte[] transition(BreakerTransition transition) {
        return written(json -> object(json, transition));
    }

    /**
     * Writes a refusal that shows what was not seen: the breaker as it is, and what happened since, where that is known. No
     * refusal tells of the code, and here it would not help: methods, exceptions and validators are left out.
     *
     * @param status of the answer
     * @param detail why, in words
     * @param missed what was not seen
     * @return problem details with members of their own
     */
    public byte[] unseen(Response.StatusType status, String detail, Missed missed) {
        BreakerView current = missed.current();
        BreakerTransition last = missed.last();
        List<BreakerTransition> since = missed.since();
        return written((json, bytes) -> {
            json.writeStartObject();
            Problem.members(status, detail).forEach(json::write);
            json.writeKey("current").writeStartObject();
            name(json, current);
            state(json, current);
            override(json, current.snapshot().override());
            rampUp(json, current.snapshot().rampUp(), true);
            planned(json, current.snapshot().planned());
            keys(json, current.snapshot().keys());
            SettingsJson.write(
                    json, SettingsChange.changeableOf(current.description().settings()));
            json.writeEnd();
            json.writeKey("lastTransition");
            if (last == null) {
                json.writeNull();
            } else {
                object(json, last);
            }
            json.writeKey("transitions");
            if (since == null) {
                json.writeNull();
            } else {
                array(json, since);
            }
            json.writeEnd();
        });
    }

    /**
     * Writes how many breakers were reset.
     *
     * @param breakers how many
     * @return an object
     */
    public byte[] reset(int breakers) {
        return written(json -> json.writeStartObject().write("reset", breakers).writeEnd());
    }

    /**
     * Writes that there is still somebody there.
     *
     * @param node that answers
     * @param at the moment of the answer
     * @return an object
     */
    public byte[] alive(Node node, Instant at) {
        return written(json -> {
            json.writeStartObject();
            origin(json, node, at);
            json.writeEnd();
        });
    }

    /** Who tells it, when, and since when it runs: so that nobody takes a new start, or another replica, for the old one. */
    static void origin(JsonGenerator json, Node node, Instant at) {
        json.write("node", node.name())
                .write("at", at.toString())
                .write("started", node.started().toString());
    }

    private byte[] written(Consumer<JsonGenerator> content) {
        return written((json, bytes) -> content.accept(json));
    }

    private byte[] written(BiConsumer<JsonGenerator, ByteArrayOutputStream> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            content.accept(json, bytes);
        }
        return bytes.toByteArray();
    }

    /** The settings, which are most of it and nearly always the same, are not written but copied behind the rest. */
    private void breaker(JsonGenerator json, ByteArrayOutputStream bytes, BreakerView view) {
        json.writeStartObject();
        members(json, view, true, MEMBERS.keySet());
        recorded(json, view.recorded());
        json.flush();
        settings.appendLastMember(view, bytes);
        json.writeEnd();
    }

    private static Map<String, Member> members() {
        Map<String, Member> members = new LinkedHashMap<>();
        // Name and key as they are, since both are to be sent back.
        members.put(
                "name", (json, view, time) -> json.write("name", view.snapshot().name()));
        members.put("key", (json, view, time) -> key(json, view.snapshot().key()));
        members.put(
                "methods",
                (json, view, time) -> texts(json, "methods", view.description().methods()));
        members.put(
                "enabled",
                (json, view, time) -> json.write("enabled", view.description().enabled()));
        members.put(
                "guardedBy",
                (json, view, time) -> guardedBy(json, view.description().guardedBy()));
        members.put(
                "position",
                (json, view, time) -> position(json, view.description().position()));
        members.put(
                "state",
                (json, view, time) ->
                        json.write("state", view.snapshot().state().name()));
        members.put(
                "since",
                (json, view, time) ->
                        json.write("since", view.snapshot().since().toString()));
        members.put(
                "generation",
                (json, view, time) -> json.write("generation", view.snapshot().generation()));
        members.put("etag", (json, view, time) -> json.write("etag", '"' + view.opaque() + '"'));
        members.put(
                "consecutiveFailures",
                (json, view, time) ->
                        json.write("consecutiveFailures", view.snapshot().consecutiveFailures()));
        members.put(
                "retryAfterMillis",
                (json, view, time) -> retryAfter(json, time ? view.snapshot().retryAfterMillis() : null));
        members.put(
                "probeInFlight",
                (json, view, time) ->
                        json.write("probeInFlight", view.snapshot().probeInFlight()));
        members.put(
                "wouldBeOpen",
                (json, view, time) -> json.write("wouldBeOpen", view.snapshot().wouldBeOpen()));
        members.put("totals", (json, view, time) -> totals(json, view.snapshot().totals()));
        members.put(
                "lastFailure",
                (json, view, time) -> lastFailure(json, view.snapshot().lastFailure()));
        members.put(
                "override", (json, view, time) -> override(json, view.snapshot().override()));
        members.put("rampUp", (json, view, time) -> rampUp(json, view.snapshot().rampUp(), time));
        members.put(
                "planned", (json, view, time) -> planned(json, view.snapshot().planned()));
        members.put("keys", (json, view, time) -> keys(json, view.snapshot().keys()));
        return Collections.unmodifiableMap(members);
    }

    private static void members(JsonGenerator json, BreakerView view, boolean withTimeLeft, Collection<String> wanted) {
        MEMBERS.forEach((name, member) -> {
            if (wanted.contains(name)) {
                member.write(json, view, withTimeLeft);
            }
        });
    }

    static void name(JsonGenerator json, BreakerView view) {
        members(json, view, true, NAME);
    }

    static void state(JsonGenerator json, BreakerView view) {
        members(json, view, true, STATE);
    }

    private static void retryAfter(JsonGenerator json, @Nullable Long millis) {
        if (millis == null) {
            json.writeNull("retryAfterMillis");
        } else {
            json.write("retryAfterMillis", millis);
        }
    }

    private static void guardedBy(JsonGenerator json, Guardian guardian) {
        json.write("guardedBy", guardian == Guardian.CONTAINER ? "container" : "switchgear");
    }

    private static void position(JsonGenerator json, @Nullable String position) {
        if (position == null) {
            json.writeNull("position");
        } else {
            json.write("position", position);
        }
    }

    private static void key(JsonGenerator json, @Nullable String key) {
        if (key == null) {
            json.writeNull("key");
        } else {
            json.write("key", key);
        }
    }

    static void totals(JsonGenerator json, BreakerSnapshot.Totals totals) {
        json.writeStartObject("totals")
                .write("succeeded", totals.succeeded())
                .write("failed", totals.failed())
                .write("slow", totals.slow())
                .write("neutral", totals.neutral())
                .write("rejected", totals.rejected())
                .write("fallbacks", totals.fallbacks())
                .writeEnd();
    }

    static void lastFailure(JsonGenerator json, BreakerSnapshot.@Nullable LastFailure failure) {
        if (failure == null) {
            json.writeNull("lastFailure");
            return;
        }
        json.writeStartObject("lastFailure")
                .write("type", VisibleText.of(failure.type()))
                .write("at", failure.at().toString())
                .writeEnd();
    }

    static void override(JsonGenerator json, BreakerSnapshot.@Nullable ActiveOverride override) {
        if (override == null) {
            json.writeNull("override");
            return;
        }
        json.writeStartObject("override").write("kind", override.kind().name());
        text(json, "reason", override.reason());
        text(json, "actor", override.actor());
        json.write("since", override.since().toString());
        text(json, "until", override.until());
        json.writeEnd();
    }

    /** The share grows with the time alone: like the time left, it is nothing that has happened. */
    static void rampUp(JsonGenerator json, BreakerSnapshot.@Nullable RampUp rampUp, boolean withShare) {
        if (rampUp == null) {
            json.writeNull("rampUp");
            return;
        }
        json.writeStartObject("rampUp");
        if (withShare) {
            json.write("share", hundredths(rampUp.share()));
        } else {
            json.writeNull("share");
        }
        json.write("until", rampUp.until().toString()).writeEnd();
    }

    /** Not rounded up: all are let through at the end only. */
    private static BigDecimal hundredths(double share) {
        return BigDecimal.valueOf(share).setScale(2, RoundingMode.DOWN);
    }

    static void planned(JsonGenerator json, BreakerSnapshot.@Nullable PlannedOverride planned) {
        if (planned == null) {
            json.writeNull("planned");
            return;
        }
        json.writeStartObject("planned").write("kind", planned.kind().name());
        text(json, "reason", planned.reason());
        text(json, "actor", planned.actor());
        json.write("from", planned.from().toString());
        text(json, "until", planned.until());
        json.writeEnd();
    }

    static void keys(JsonGenerator json, BreakerSnapshot.@Nullable Keys keys) {
        if (keys == null) {
            json.writeNull("keys");
            return;
        }
        json.writeStartObject("keys")
                .write("tracked", keys.tracked())
                .write("limit", keys.limit())
                .write("open", keys.open())
                .write("halfOpen", keys.halfOpen())
                .write("forced", keys.forced())
                .write("overflowed", keys.overflowed())
                .writeEnd();
    }

    /** A list does without: few breakers keep calls, and all would have to say so. */
    private static void recorded(JsonGenerator json, BreakerView.@Nullable Recorded recorded) {
        if (recorded == null) {
            json.writeNull("recording");
            return;
        }
        json.writeStartObject("recording")
                .write("limit", recorded.limit())
                .write("calls", recorded.calls())
                .writeEnd();
    }

    private static void array(JsonGenerator json, List<BreakerTransition> transitions) {
        json.writeStartArray();
        transitions.forEach(transition -> object(json, transition));
        json.writeEnd();
    }

    private static void object(JsonGenerator json, BreakerTransition transition) {
        json.writeStartObject();
        json.write("breaker", transition.breaker());
        key(json, transition.key());
        json.write("from", transition.from().name())
                .write("to", transition.to().name())
                .write("cause", transition.cause().name())
                .write("generation", transition.generation())
                .write("at", transition.at().toString());
        text(json, "failure", transition.failure());
        text(json, "actor", transition.actor());
        text(json, "reason", transition.reason());
        json.writeEnd();
    }

    static void texts(JsonGenerator json, String name, List<?> texts) {
        json.writeStartArray(name);
        texts.forEach(text -> json.write(text.toString()));
        json.writeEnd();
    }

    static void text(JsonGenerator json, String name, @Nullable Object text) {
        if (text == null) {
            json.writeNull(name);
        } else {
            json.write(name, VisibleText.of(text.toString()));
        }
    }
}
