package io.github.switchgear.admin;

import io.github.switchgear.core.ManualOverride;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of a change: a small flat JSON object.
 *
 * @param reason why, if told
 * @param duration for how long, if told
 */
record Intervention(@Nullable String reason, @Nullable Duration duration) {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int LONGEST_REASON = 500;

    /**
     * Reads a body.
     *
     * @param body what was sent; may be empty
     * @param allowed the fields that mean something for this change
     * @throws WebApplicationException if it is anything but an object of these fields
     */
    static Intervention read(InputStream body, Set<String> allowed) {
        Map<String, String> fields = fields(bytes(body), allowed);
        String reason = fields.get("reason");
        if (reason != null && reason.isBlank()) {
            throw bad("'reason' must not be blank");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw bad("'reason' may have " + LONGEST_REASON + " characters but has " + reason.length());
        }
        return new Intervention(reason, duration(fields.get("duration")));
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Problem.exception(Status.REQUEST_ENTITY_TOO_LARGE, "The body may have " + MOST_BYTES + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw bad("The body could not be read to its end");
        }
    }

    /** Walks over the events instead of building a tree, so that the first thing out of place ends it. */
    private static Map<String, String> fields(byte[] body, Set<String> allowed) {
        Map<String, String> fields = new HashMap<>();
        if (body.length == 0) {
            return fields;
        }
        try (JsonParser parser = Json.createParser(new ByteArrayInputStream(body))) {
            if (parser.next() != Event.START_OBJECT) {
                throw bad("The body must be a JSON object");
            }
            while (parser.next() == Event.KEY_NAME) {
                String name = parser.getString();
                if (!allowed.contains(name)) {
                    throw bad("Unknown field '" + name + "'; allowed: " + String.join(", ", allowed));
                }
                Event value = parser.next();
                if (value == Event.VALUE_STRING) {
                    fields.put(name, parser.getString());
                } else if (value != Event.VALUE_NULL) {
                    throw bad("'" + name + "' must be a string");
                }
            }
            if (parser.hasNext()) {
                throw bad("The body must be one JSON object and nothing behind it");
            }
            return fields;
        } catch (JsonException | NoSuchElementException e) {
            throw bad("The body is not well-formed JSON");
        }
    }

    private static @Nullable Duration duration(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(text);
            ManualOverride.withoutReason().lasting(duration);
            return duration;
        } catch (DateTimeException e) {
            throw bad("'duration' must be an ISO 8601 duration as PT10M but is '" + text + "'");
        } catch (IllegalArgumentException e) {
            throw bad("'duration' is out of bounds: " + e.getMessage());
        }
    }

    /** The intervention as the core wants it. */
    ManualOverride by(@Nullable String actor) {
        ManualOverride override = reason == null ? ManualOverride.withoutReason() : ManualOverride.because(reason);
        if (actor != null) {
            override = override.by(actor);
        }
        return duration == null ? override : override.lasting(duration);
    }

    static WebApplicationException bad(String detail) {
        return Problem.exception(Status.BAD_REQUEST, detail);
    }
}
