package io.github.switchgear.admin.json;

import io.github.switchgear.admin.view.Note;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Notes as JSON. Safe for use by any number of threads. */
@ApplicationScoped
public class NoteJson {

    private final JsonGeneratorFactory generators = Json.createGeneratorFactory(Map.of());

    /**
     * Writes a note.
     *
     * @param note it
     * @return an object
     */
    public byte[] note(Note note) {
        return written(json -> object(json, note));
    }

    /**
     * Writes several notes.
     *
     * @param notes in the order in which they are written
     * @return an array
     */
    public byte[] notes(List<Note> notes) {
        return written(json -> {
            json.writeStartArray();
            notes.forEach(note -> object(json, note));
            json.writeEnd();
        });
    }

    private static void object(JsonGenerator json, Note note) {
        json.writeStartObject()
                .write("breaker", note.breaker())
                .write("at", note.at().toString())
                .write("actor", VisibleText.of(note.actor()))
                .write("text", VisibleText.of(note.text()))
                .writeEnd();
    }

    private byte[] written(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = generators.createGenerator(bytes)) {
            content.accept(json);
        }
        return bytes.toByteArray();
    }
}
