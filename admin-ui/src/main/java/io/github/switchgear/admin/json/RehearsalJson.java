package io.github.switchgear.admin.json;

import io.github.switchgear.admin.operation.Rehearsals.Settings;
import io.github.switchgear.admin.operation.Rehearsals.Tried;
import io.github.switchgear.admin.operation.SettingsChange;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Rehearsal.Figures;
import io.github.switchgear.core.Rehearsal.Opening;
import io.github.switchgear.core.SettingName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes what breakers would have done. */
@ApplicationScoped
public class RehearsalJson {

    /** So many openings and transitions are written at most, the latest ones: settings can be tried that open with every call. */
    static final int MOST = 1_000;

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes what was tried.
     *
     * @param tried present and proposed settings
     * @return an object
     */
    public byte[] tried(Tried tried) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            json.writeStartObject().write("breaker", tried.named().name());
            if (tried.named().key() == null) {
                json.writeNull("key");
            } else {
                json.write("key", tried.named().key());
            }
            json.writeStartObject("recording").write("calls", tried.recording().calls());
            instant(json, "begin", tried.recording().begin());
            instant(json, "end", tried.recording().end());
            json.writeEnd();
            settings(json, "present", tried.present());
            settings(json, "proposed", tried.proposed());
            json.writeEnd();
        }
        return bytes.toByteArray();
    }

    private static void instant(JsonGenerator json, String name, Optional<Instant> at) {
        at.ifPresentOrElse(instant -> json.write(name, instant.toString()), () -> json.writeNull(name));
    }

    private static void settings(JsonGenerator json, String name, Settings under) {
        json.writeStartObject(name).writeStartObject("settings");
        for (SettingName setting : SettingsChange.names()) {
            Object value = setting.read(under.settings());
            if (value instanceof Number number) {
                json.write(setting.member(), new BigDecimal(number.toString()));
            } else {
                json.write(setting.member(), value.toString());
            }
        }
        json.writeEnd();
        figures(json, "assumingFailed", under.answer().assumingFailed());
        figures(json, "assumingSucceeded", under.answer().assumingSucceeded());
        json.writeEnd();
    }

    private static void figures(JsonGenerator json, String name, Figures figures) {
        json.writeStartObject(name)
                .write("before", figures.before().name())
                .write("timeOpen", figures.timeOpen().toString())
                .write("rejected", figures.rejected())
                .write("failuresLetThrough", figures.failuresLetThrough())
                .write("unknown", figures.unknown())
                .write("openingCount", figures.openings().size())
                .writeStartArray("openings");
        for (Opening opening : latest(figures.openings())) {
            json.writeStartObject()
                    .write("at", opening.at().toString())
                    .write("cause", opening.cause().name())
                    .writeEnd();
        }
        json.writeEnd().write("transitionCount", figures.transitions().size()).writeStartArray("transitions");
        for (BreakerTransition change : latest(figures.transitions())) {
            json.writeStartObject()
                    .write("from", change.from().name())
                    .write("to", change.to().name())
                    .write("cause", change.cause().name())
                    .write("at", change.at().toString())
                    .writeEnd();
        }
        json.writeEnd().writeEnd();
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }
}
