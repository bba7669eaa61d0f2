package io.github.switchgear.admin;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * What was sent with a change: a small flat JSON object of strings and numbers. A field that is null counts as not sent.
 */
final class Body {

    private static final int MOST_BYTES = 16 * 1024;

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /**
     * A field as it was written.
     *
     * @param text the string, or the number's digits
     */
    record Field(String text, boolean isNumber) {}

    private Body() {}

    /**
     * Reads a body.
     *
     * @param sent may be empty
     * @param allowed the fields that mean something for this change
     * @throws jakarta.ws.rs.WebApplicationException if it is anything but an object of these fields
     */
    static Body read(InputStream sent, Set<String> allowed) {
        Body body = new Body();
        byte[] bytes = bytes(sent);
        if (bytes.length > 0) {
            body.parse(bytes, allowed);
        }
        return body;
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Problem.exception(Status.REQUEST_ENTITY_TOO_LARGE, "The body may have " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.bad("The body could not be read to its end");
        }
    }

    /** Walks over the events instead of building a tree, so that the first thing out of place ends it. */
    private void parse(byte[] bytes, Set<String> allowed) {
        try (JsonParser parser = Json.createParser(new ByteArrayInputStream(bytes))) {
            if (parser.next() != Event.START_OBJECT) {
                throw Problem.bad("The body must be a JSON object");
            }
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString();
                if (!allowed.contains(name)) {
                    throw Problem.bad("Unknown field '" + name + "'; allowed: " + String.join(", ", allowed));
                }
                Event value = parser.next();
                if (value == Event.VALUE_STRING || value == Event.VALUE_NUMBER) {
                    if (fields.put(name, new Field(parser.getString(), value == Event.VALUE_NUMBER)) != null) {
                        throw Problem.bad("'" + name + "' is there twice");
                    }
                } else if (value != Event.VALUE_NULL) {
                    throw Problem.bad("'" + name + "' must be a string or a number");
                }
            }
            if (parser.hasNext()) {
                throw Problem.bad("The body must be one JSON object and nothing behind it");
            }
        } catch (JsonException | NoSuchElementException e) {
            throw Problem.bad("The body is not well-formed JSON");
        }
    }

    Map<String, Field> fields() {
        return fields;
    }

    /** The text of a field that must be a string. */
    Optional<String> text(String name) {
        Field field = fields.get(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.isNumber()) {
            throw Problem.bad("'" + name + "' must be a string");
        }
        return Optional.of(field.text());
    }
}
