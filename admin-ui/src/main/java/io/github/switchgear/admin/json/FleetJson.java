package io.github.switchgear.admin.json;

import io.github.switchgear.admin.FleetReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A fleet as JSON. Safe for use by any number of threads. */
@ApplicationScoped
public class FleetJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes all of it.
     *
     * @param report what the fleet looks like
     * @return an object
     */
    public byte[] fleet(FleetReport report) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            text(json, "name", report.name());
            json.writeStartArray("members");
            report.members().forEach(member -> member(json, member));
            json.writeEnd();
            json.write("alone", report.alone());
            json.writeStartArray("breakers");
            report.breakers().forEach(breaker -> breaker(json, breaker));
            json.writeEnd();
            json.writeEnd();
        }
        return bytes.toByteArray();
    }

    /**
     * Writes one breaker of it.
     *
     * @param breaker on all nodes
     * @return an object
     */
    public byte[] breaker(FleetReport.Breaker breaker) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            breaker(json, breaker);
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a node with its breakers.
     *
     * @param member of the fleet
     * @return an object
     */
    public byte[] node(FleetReport.Member member) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            describe(json, member);
            age(json, member);
            json.writeStartArray("breakers");
            member.breakers().forEach(breaker -> {
                json.writeStartObject();
                onNode(json, breaker);
                json.writeEnd();
            });
            json.writeEnd().writeEnd();
        }
        return bytes.toByteArray();
    }

    /**
     * Writes a breaker of it, and how it is on each node.
     *
     * @param breaker on all nodes
     * @param members each with this breaker
     * @return an object
     */
    public byte[] breaker(FleetReport.Breaker breaker, List<FleetReport.Member> members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject();
            describe(json, breaker);
            json.writeStartArray("members");
            for (FleetReport.Member member : members) {
                json.writeStartObject();
                describe(json, member);
                age(json, member);
                if (member.breakers().isEmpty()) {
                    json.writeNull("breaker");
                } else {
                    json.writeStartObject("breaker");
                    onNode(json, member.breakers().get(0));
                    json.writeEnd();
                }
                json.writeEnd();
            }
            json.writeEnd().writeEnd();
        }
        return bytes.toByteArray();
    }

    private static void onNode(JsonGenerator json, FleetReport.NodeBreaker breaker) {
        json.write("name", breaker.name())
                .write("state", breaker.state().name())
                .write("since", breaker.since().toString())
                .write("consecutiveFailures", breaker.consecutiveFailures());
        BreakerJson.totals(json, breaker.totals());
        BreakerJson.lastFailure(json, breaker.lastFailure());
        BreakerJson.override(json, breaker.override());
        if (breaker.applied() == null) {
            json.writeNull("applied");
        } else {
            json.write("applied", breaker.applied());
        }
    }

    private static void member(JsonGenerator json, FleetReport.Member member) {
        json.writeStartObject();
        describe(json, member);
        json.writeEnd();
    }

    private static void age(JsonGenerator json, FleetReport.Member member) {
        if (member.ageMillis() == null) {
            json.writeNull("ageMillis");
        } else {
            json.write("ageMillis", member.ageMillis());
        }
    }

    private static void describe(JsonGenerator json, FleetReport.Member member) {
        json.write("node", member.node())
                .write("state", lower(member.state()))
                .write("heardMillis", member.heardMillis());
        text(json, "version", member.version());
    }

    private static void breaker(JsonGenerator json, FleetReport.Breaker breaker) {
        json.writeStartObject();
        describe(json, breaker);
        json.writeEnd();
    }

    private static void describe(JsonGenerator json, FleetReport.Breaker breaker) {
        json.write("name", breaker.name()).writeStartObject("nodes");
        breaker.nodes().forEach((state, nodes) -> json.write(lower(state), nodes));
        json.writeEnd();
        BreakerJson.totals(json, breaker.totals());
        FleetReport.Decided override = breaker.override();
        if (override == null) {
            json.writeNull("override");
        } else {
            override(json, override);
        }
        FleetReport.Reached reached = breaker.reached();
        if (reached == null) {
            json.writeNull("reached");
        } else {
            json.writeStartObject("reached")
                    .write("applied", reached.applied())
                    .write("of", reached.of())
                    .writeStartArray("missing");
            reached.missing().forEach(json::write);
            json.writeEnd().writeEnd();
        }
    }

    private static void override(JsonGenerator json, FleetReport.Decided override) {
        json.writeStartObject("override").write("kind", override.kind().name()).write("reason", override.reason());
        text(json, "actor", override.actor());
        json.write("since", override.since().toString());
        text(json, "until", override.until() == null ? null : override.until().toString());
        json.write("node", override.node()).writeEnd();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void text(JsonGenerator json, String name, @Nullable String value) {
        if (value == null) {
            json.writeNull(name);
        } else {
            json.write(name, value);
        }
    }
}
