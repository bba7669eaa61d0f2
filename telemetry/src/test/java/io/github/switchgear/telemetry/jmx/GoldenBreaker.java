package io.github.switchgear.telemetry.jmx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the admin module's JSON of a breaker consists of, as its own tests hold it. */
final class GoldenBreaker {

    private static final Path FILE = Path.of("../admin-ui/src/test/golden/breaker.txt");

    private GoldenBreaker() {}

    /** What REST alone tells: the entity tag, links, what is kept to try settings on, and where a breaker stands in the call. */
    private static final Set<String> OF_REST = Set.of("etag", "links", "recording", "guardedBy", "position");

    /** With a capital. */
    static List<String> attributes() throws IOException {
        return members(json(), 0).stream()
                .filter(member -> !OF_REST.contains(member))
                .map(member -> member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1))
                .toList();
    }

    static List<String> membersOf(String attribute) throws IOException {
        String member = attribute.substring(0, 1).toLowerCase(Locale.ROOT) + attribute.substring(1);
        return members(json(), json().indexOf("\"" + member + "\":{") + member.length() + 3);
    }

    /** The second line: one breaker. */
    private static String json() throws IOException {
        return Files.readAllLines(FILE).get(1);
    }

    /** The names in the object that begins at a place, without those in what it consists of. */
    private static List<String> members(String json, int begin) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int i = begin;
        do {
            char character = json.charAt(i);
            if (character == '{' || character == '[') {
                depth++;
            } else if (character == '}' || character == ']') {
                depth--;
            } else if (character == '"') {
                int end = endOfText(json, i);
                if (depth == 1 && json.charAt(end + 1) == ':') {
                    names.add(json.substring(i + 1, end));
                }
                i = end;
            }
            i++;
        } while (depth > 0);
        return names;
    }

    private static int endOfText(String json, int begin) {
        int end = begin + 1;
        while (json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return end;
    }
}
