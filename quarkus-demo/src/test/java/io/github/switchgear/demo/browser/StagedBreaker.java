package io.github.switchgear.demo.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** A breaker in the API's JSON whose every part a test makes up. A fresh one is closed and was never called. */
final class StagedBreaker {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ObjectNode json = MAPPER.createObjectNode();

    StagedBreaker(String name) {
        json.put("name", name);
        json.putArray("methods").add("com.acme.shop.%sClient.call(String)".formatted(capitalised(name)));
        json.put("enabled", true);
        state("CLOSED", Duration.ofHours(1));
        json.put("generation", 0)
                .put("etag", "\"t0\"")
                .put("consecutiveFailures", 0)
                .putNull("retryAfterMillis");
        json.put("probeInFlight", false).put("wouldBeOpen", false);
        json.putObject("totals");
        totals(0, 0, 0, 0, 0).answeredByFallback(0);
        json.putNull("lastFailure").putNull("override").putNull("rampUp").putNull("planned");
        json.putObject("settings");
        setting("allowedFails", 3, "annotation");
        setting("retryTimer", "PT30S", "application.properties");
        setting("validator", "com.acme.shop.HttpOk", "annotation");
        settings().putObject("allowedExceptions").put("source", "default").putArray("value");
        settings().putObject("failureExceptions").put("source", "default").putArray("value");
        setting("failureJudge", "None", "default");
        setting("slowCall", "PT0S", "default");
        setting("probeSuccesses", 1, "default");
        setting("probeLease", "PT0S", "default");
        setting("probes", 1, "default");
        setting("rampUp", "PT0S", "default");
        setting("window.calls", 0, "default");
        setting("window.time", "PT0S", "default");
        setting("window.failureRatio", 0.5, "default");
        setting("window.minimumCalls", 20, "default");
        setting("backoff.multiplier", 1.0, "default");
        setting("backoff.max", "PT0S", "default");
        setting("backoff.jitter", 0.0, "default");
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private ObjectNode settings() {
        return (ObjectNode) json.get("settings");
    }

    StagedBreaker state(String state, Duration ago) {
        json.put("state", state).put("since", Instant.now().minus(ago).toString());
        return this;
    }

    StagedBreaker generation(long generation) {
        json.put("generation", generation);
        return etag("t" + generation);
    }

    /** What names its state, for the condition under which it is changed. */
    StagedBreaker etag(String opaque) {
        json.put("etag", '"' + opaque + '"');
        return this;
    }

    StagedBreaker override(String actor, String reason, Instant until) {
        forced("FORCED_OPEN", reason, actor);
        ((ObjectNode) json.get("override")).put("until", until == null ? null : until.toString());
        return this;
    }

    StagedBreaker free() {
        json.putNull("override").putNull("planned");
        return state("CLOSED", Duration.ZERO);
    }

    StagedBreaker rampingUp(double share, Duration left) {
        json.putObject("rampUp")
                .put("share", share)
                .put("until", Instant.now().plus(left).toString());
        return this;
    }

    StagedBreaker rampedUp() {
        json.putNull("rampUp");
        return this;
    }

    StagedBreaker planned(String kind, String reason, String actor, Instant from, Instant until) {
        json.putObject("planned")
                .put("kind", kind)
                .put("reason", reason)
                .put("actor", actor)
                .put("from", from.toString())
                .put("until", until == null ? null : until.toString());
        return this;
    }

    StagedBreaker wouldBeOpen() {
        json.put("wouldBeOpen", true);
        return this;
    }

    StagedBreaker failures(int consecutive, String type, Duration ago) {
        json.put("consecutiveFailures", consecutive);
        json.putObject("lastFailure")
                .put("type", type)
                .put("at", Instant.now().minus(ago).toString());
        return this;
    }

    StagedBreaker retryAfter(Duration left) {
        json.put("retryAfterMillis", left.toMillis());
        return this;
    }

    StagedBreaker probing() {
        json.put("probeInFlight", true);
        return this;
    }

    StagedBreaker disabled() {
        json.put("enabled", false);
        return this;
    }

    StagedBreaker totals(long succeeded, long failed, long slow, long neutral, long rejected) {
        ((ObjectNode) json.get("totals"))
                .put("succeeded", succeeded)
                .put("failed", failed)
                .put("slow", slow)
                .put("neutral", neutral)
                .put("rejected", rejected);
        return this;
    }

    StagedBreaker answeredByFallback(long count) {
        ((ObjectNode) json.get("totals")).put("fallbacks", count);
        return this;
    }

    /** A way on, to a page of somebody else's. */
    StagedBreaker link(String label, String href) {
        json.withArray("links").addObject().put("label", label).put("href", href);
        return this;
    }

    StagedBreaker forced(String kind, String reason, String actor) {
        json.putObject("override")
                .put("kind", kind)
                .put("reason", reason)
                .put("actor", actor)
                .put("since", Instant.now().toString())
                .put("until", Instant.now().plusSeconds(600).toString());
        return state(kind, Duration.ofSeconds(30));
    }

    StagedBreaker setting(String name, Object value, String source) {
        settings().putObject(name).put("source", source).set("value", MAPPER.valueToTree(value));
        return this;
    }

    /** One with keys, of which none is ill. */
    StagedBreaker keys(int tracked) {
        json.putObject("keys")
                .put("tracked", tracked)
                .put("limit", 500)
                .put("open", 0)
                .put("halfOpen", 0)
                .put("forced", 0)
                .put("overflowed", 0);
        return this;
    }

    /** As one of its keys is told. */
    StagedBreaker key(String key) {
        json.put("key", key).putNull("keys");
        return this;
    }

    String name() {
        return json.get("name").textValue();
    }

    String state() {
        return json.get("state").textValue();
    }

    long generation() {
        return json.get("generation").longValue();
    }

    String json() {
        return json.toString();
    }
}
