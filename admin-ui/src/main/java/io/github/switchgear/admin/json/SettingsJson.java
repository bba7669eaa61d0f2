package io.github.switchgear.admin.json;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerDescription;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The JSON of breakers' settings. They are most of what a list of breakers consists of, and change only where an operator
 * changes them: each breaker's are written once and kept.
 */
final class SettingsJson {

    private final JsonGeneratorFactory generators;
    private final Map<String, Written> byBreaker = new ConcurrentHashMap<>();

    /** Guarded by itself. */
    private final Map<Map<String, BreakerDescription.Setting>, byte[]> alike = new WeakHashMap<>();

    SettingsJson(JsonGeneratorFactory generators) {
        this.generators = generators;
    }

    /** Appends the settings as a member of an object that has others before it: with the comma in front. */
    @SuppressWarnings("ReferenceEquality") // an equal one would only be written again
    void appendLastMember(BreakerView view, ByteArrayOutputStream json) {
        Written last = byBreaker.get(view.snapshot().name());
        if (last == null || last.description != view.description()) {
            last = new Written(view.description(), shared(view.description().settings()));
            byBreaker.put(view.snapshot().name(), last);
        }
        json.writeBytes(last.json);
    }

    /** Lets go of what is kept of a breaker. */
    void forget(String breaker) {
        byBreaker.remove(breaker);
    }

    /** Those that are the same for several breakers are kept once. */
    private byte[] shared(Map<String, BreakerDescription.Setting> settings) {
        synchronized (alike) {
            return alike.computeIfAbsent(settings, this::member);
        }
    }

    private byte[] member(Map<String, BreakerDescription.Setting> settings) {
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        member.writeBytes(",\"settings\":".getBytes(StandardCharsets.UTF_8));
        try (JsonGenerator json = generators.createGenerator(member)) {
            json.writeStartObject();
            members(json, settings);
            json.writeEnd();
        }
        return member.toByteArray();
    }

    /** Writes some settings as a member. */
    static void write(JsonGenerator json, Map<String, BreakerDescription.Setting> settings) {
        json.writeStartObject("settings");
        members(json, settings);
        json.writeEnd();
    }

    /** Writes some settings into an object that is begun already. */
    static void members(JsonGenerator json, Map<String, BreakerDescription.Setting> settings) {
        settings.forEach((name, setting) -> {
            json.writeStartObject(name);
            value(json, setting.value());
            json.write("source", setting.source()).writeEnd();
        });
    }

    private static void value(JsonGenerator json, Object value) {
        if (value instanceof Number number) {
            json.write("value", new BigDecimal(number.toString()));
        } else if (value instanceof List<?> list) {
            BreakerJson.texts(json, "value", list);
        } else {
            json.write("value", value.toString());
        }
    }

    /** No record: nobody may compare it, nor get hold of its bytes. */
    private static final class Written {

        private final BreakerDescription description;
        private final byte[] json;

        Written(BreakerDescription description, byte[] json) {
            this.description = description;
            this.json = json;
        }
    }
}
