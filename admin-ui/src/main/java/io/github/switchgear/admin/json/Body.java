package io.github.switchgear.admin.json;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was sent with a change: a small JSON object of strings, numbers and arrays of strings. A field of an object within is named with a
 * dot, as {@code select.q}. A field that is null counts as not sent.
 * What is wrong with it is kept until it is {@linkplain #require() asked for}, so that even a change that is refused can
 * tell the reason that it was given.
 */
public final class Body {

    private static final int MOST_BYTES = 16 * 1024;

    /** How deep to look for the end of what is refused anyway; a parser that goes on for ever keeps a stack. */
    private static final int MOST_DEPTH = 16;

    /** What a field must be. */
    public enum Kind {

        /** Any text. */
        STRING("a string", Event.VALUE_STRING),

        /** A text that is meant to be a duration; it is read as any other. */
        DURATION("a string: a duration as PT10S or 500ms", Event.VALUE_STRING),

        /** A number, of which the digits are read. */
        NUMBER("a number", Event.VALUE_NUMBER),

        /** Texts in an array. */
        STRINGS("an array of strings", Event.START_ARRAY),

        /** An object, of which each field is known by its name behind that of the object and a dot. */
        OBJECT("an object", Event.START_OBJECT);

        private final String words;
        private final Event event;

        Kind(String words, Event event) {
            this.words = words;
            this.event = event;
        }
    }

    private final Map<String, Kind> allowed;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private @Nullable WebApplicationException problem;

    private Body(Map<String, Kind> allowed) {
        this.allowed = allowed;
    }

    /**
     * Reads a body.
     *
     * @param sent may be empty
     * @param allowed the fields that mean something for this change, in the order in which they are told
     * @return it, however wrong it is
     */
    public static Body read(InputStream sent, Map<String, Kind> allowed) {
        return read(sent, allowed, MOST_BYTES);
    }

    /**
     * Reads a body that may be larger than others.
     *
     * @param sent may be empty
     * @param allowed the fields that mean something for this change, in the order in which they are told
     * @param mostBytes how many bytes it may have
     * @return it, however wrong it is
     */
    public static Body read(InputStream sent, Map<String, Kind> allowed, int mostBytes) {
        Body body = new Body(allowed);
        try {
            byte[] bytes = bytes(sent, mostBytes);
            if (bytes.length > 0) {
                body.parse(bytes);
            }
        } catch (WebApplicationException wrong) {
            body.isWrong(wrong);
        }
        return body;
    }

    private static byte[] bytes(InputStream body, int most) {
        try {
            byte[] bytes = body.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problem.exception(Status.REQUEST_ENTITY_TOO_LARGE, "The body may have " + most + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw Problem.bad("The body could not be read to its end");
        }
    }

    private void isWrong(WebApplicationException wrong) {
        if (problem == null) {
            problem = wrong;
        }
    }

    /** Walks over the events instead of building a tree, so that no depth costs anything. */
    private void parse(byte[] bytes) {
        try (JsonParser parser = Json.createParser(new ByteArrayInputStream(bytes))) {
            if (parser.next() != Event.START_OBJECT) {
                throw Problem.bad("The body must be a JSON object");
            }
            while (parser.next() == Event.KEY_NAME) {
                field(parser.getString(), parser);
            }
            if (parser.hasNext()) {
                throw Problem.bad("The body must be one JSON object and nothing behind it");
            }
        } catch (JsonException | NoSuchElementException e) {
            throw Problem.bad("The body is not well-formed JSON");
        }
    }

    private void field(String name, JsonParser parser) {
        Event value = parser.next();
        Kind kind = allowed.get(name);
        if (kind == Kind.STRINGS && value == Event.START_ARRAY) {
            list(name, parser);
            return;
        } else if (kind == null) {
            isWrong(Problem.bad("Unknown field '" + name + "'; allowed: " + String.join(", ", allowed.keySet())));
        } else if (kind == Kind.OBJECT && value == kind.event) {
            object(name, parser);
            return;
        } else if (value == kind.event) {
            if (fields.putIfAbsent(name, parser.getString()) != null) {
                isWrong(Problem.bad("'" + name + "' is there twice"));
            }
        } else if (value != Event.VALUE_NULL) {
            isWrong(Problem.bad("'" + name + "' must be " + kind.words));
        }
        skip(isStart(value) ? 1 : 0, parser);
    }

    private void list(String name, JsonParser parser) {
        List<String> texts = new ArrayList<>();
        Event element = parser.next();
        while (element != Event.END_ARRAY) {
            if (element == Event.VALUE_STRING) {
                texts.add(parser.getString());
            } else {
                isWrong(Problem.bad("'" + name + "' must be " + Kind.STRINGS.words));
                skip(isStart(element) ? 1 : 0, parser);
            }
            element = parser.next();
        }
        if (lists.putIfAbsent(name, texts) != null) {
            isWrong(Problem.bad("'" + name + "' is there twice"));
        }
    }

    /** Goes on to the end of what has begun. */
    private static void skip(int begun, JsonParser parser) {
        int depth = begun;
        while (depth > 0) {
            if (depth > MOST_DEPTH) {
                throw Problem.bad("The body is nested too deeply");
            }
            Event inside = parser.next();
            depth += isStart(inside) ? 1 : isEnd(inside) ? -1 : 0;
        }
    }

    private void object(String name, JsonParser parser) {
        if (fields.putIfAbsent(name, "") != null) {
            isWrong(Problem.bad("'" + name + "' is there twice"));
        }
        while (parser.next() == Event.KEY_NAME) {
            field(name + "." + parser.getString(), parser);
        }
    }

    private static boolean isStart(Event event) {
        return event == Event.START_OBJECT || event == Event.START_ARRAY;
    }

    private static boolean isEnd(Event event) {
        return event == Event.END_OBJECT || event == Event.END_ARRAY;
    }

    /**
     * Refuses a body that is not as it must be.
     *
     * @throws WebApplicationException if it is anything but an object of the allowed fields
     */
    public void require() {
        if (problem != null) {
            throw problem;
        }
    }

    /**
     * Tells what a field holds.
     *
     * @param name of the field
     * @return the string or the number's digits, where the field was sent and is what it must be
     */
    public Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /**
     * Tells what a field holds that is an array.
     *
     * @param name of the field
     * @return the strings, where the field was sent and is what it must be
     */
    public Optional<List<String>> texts(String name) {
        return Optional.ofNullable(lists.get(name)).map(List::copyOf);
    }
}
