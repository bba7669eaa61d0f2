package io.github.switchgear.admin.json;

import io.github.switchgear.admin.operation.KeyPage;
import io.github.switchgear.admin.operation.Missed;
import io.github.switchgear.admin.operation.SettingsChange;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.Node;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the module's JSON, itself and byte by byte the same in every container: how an application's JSON-B or Jackson
 * is set up has no part in it. What is absent is written as null.
 */
@ApplicationScoped
public class BreakerJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    private final SettingsJson settings = new SettingsJson(generators);

    /** Lets go of breakers that go. */
    @Inject
    void follow(BreakerRegistry registry) {
        registry.follow(new RegistryListener() {
            @Override
            public void removed(CircuitBreaker breaker) {
                settings.forget(breaker.name());
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
        return written((json, bytes) -> {
            json.writeStartObject();
            origin(json, node, at);
            breakers("breakers", json, bytes, views, true);
            json.writeEnd();
        });
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
            breakers("keys", json, bytes, page.keys(), true);
            text(json, "next", page.next());
            json.writeEnd();
        });
    }

    /**
     * Writes the part of a list that stays the same while nothing happens.
     *
     * @param started when the application was
     * @param views the breakers
     * @return an object that is for comparing only
     */
    public byte[] timeless(Instant started, List<BreakerView> views) {
        return written((json, bytes) -> {
            json.writeStartObject().write("started", started.toString());
            breakers("breakers", json, bytes, views, false);
            json.writeEnd();
        });
    }

    /**
     * Writes what of some breakers stays the same while nothing happens.
     *
     * @param views the breakers
     * @return an object that is for comparing only
     */
    public byte[] timeless(List<BreakerView> views) {
        return written((json, bytes) -> {
            json.writeStartObject();
            breakers("breakers", json, bytes, views, false);
            json.writeEnd();
        });
    }

    /**
     * Writes one breaker.
     *
     * @param view the breaker
     * @return an object
     */
    public byte[] one(BreakerView view) {
        return written((json, bytes) -> breaker(json, bytes, view, true));
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
            state(json, current, true);
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
    private static void origin(JsonGenerator json, Node node, Instant at) {
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

    private void breakers(
            String member,
            JsonGenerator json,
            ByteArrayOutputStream bytes,
            List<BreakerView> views,
            boolean withTimeLeft) {
        json.writeStartArray(member);
        for (BreakerView view : views) {
            breaker(json, bytes, view, withTimeLeft);
        }
        json.writeEnd();
    }

    /** The settings, which are most of it and nearly always the same, are not written but copied behind the rest. */
    private void breaker(JsonGenerator json, ByteArrayOutputStream bytes, BreakerView view, boolean withTimeLeft) {
        json.writeStartObject();
        name(json, view);
        texts(json, "methods", view.description().methods());
        state(json, view, withTimeLeft);
        lastFailure(json, view.snapshot().lastFailure());
        override(json, view.snapshot().override());
        rampUp(json, view.snapshot().rampUp(), withTimeLeft);
        planned(json, view.snapshot().planned());
        keys(json, view.snapshot().keys());
        json.flush();
        settings.appendLastMember(view, bytes);
        json.writeEnd();
    }

    /** As they are, since both are to be sent back. */
    private static void name(JsonGenerator json, BreakerView view) {
        json.write("name", view.snapshot().name());
        key(json, view.snapshot().key());
    }

    private static void key(JsonGenerator json, @Nullable String key) {
        if (key == null) {
            json.writeNull("key");
        } else {
            json.write("key", key);
        }
    }

    private static void state(JsonGenerator json, BreakerView view, boolean withTimeLeft) {
        BreakerSnapshot breaker = view.snapshot();
        json.write("enabled", view.description().enabled())
                .write("state", breaker.state().name())
                .write("since", breaker.since().toString())
                .write("generation", breaker.generation())
                .write("etag", '"' + view.opaque() + '"')
                .write("consecutiveFailures", breaker.consecutiveFailures());
        if (withTimeLeft && breaker.retryAfterMillis() != null) {
            json.write("retryAfterMillis", breaker.retryAfterMillis());
        } else {
            json.writeNull("retryAfterMillis");
        }
        json.write("probeInFlight", breaker.probeInFlight()).write("wouldBeOpen", breaker.wouldBeOpen());
        totals(json, breaker.totals());
    }

    private static void totals(JsonGenerator json, BreakerSnapshot.Totals totals) {
        json.writeStartObject("totals")
                .write("succeeded", totals.succeeded())
                .write("failed", totals.failed())
                .write("slow", totals.slow())
                .write("neutral", totals.neutral())
                .write("rejected", totals.rejected())
                .writeEnd();
    }

    private static void lastFailure(JsonGenerator json, BreakerSnapshot.@Nullable LastFailure failure) {
        if (failure == null) {
            json.writeNull("lastFailure");
            return;
        }
        json.writeStartObject("lastFailure")
                .write("type", VisibleText.of(failure.type()))
                .write("at", failure.at().toString())
                .writeEnd();
    }

    private static void override(JsonGenerator json, BreakerSnapshot.@Nullable ActiveOverride override) {
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
    private static void rampUp(JsonGenerator json, BreakerSnapshot.@Nullable RampUp rampUp, boolean withShare) {
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

    private static void planned(JsonGenerator json, BreakerSnapshot.@Nullable PlannedOverride planned) {
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

    private static void keys(JsonGenerator json, BreakerSnapshot.@Nullable Keys keys) {
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

    private static void text(JsonGenerator json, String name, @Nullable Object text) {
        if (text == null) {
            json.writeNull(name);
        } else {
            json.write(name, VisibleText.of(text.toString()));
        }
    }
}
