package io.github.switchgear.admin.rest;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.HttpMethod;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which methods a path of this module takes: what its OpenAPI document tells, in the words of the header {@code Allow}. */
final class AllowedMethods {

    /** What the document does not tell of is the dashboard with its files. */
    private static final String READING = header(Set.of("get"));

    private final Map<List<String>, String> byPath = new LinkedHashMap<>();

    AllowedMethods(byte[] document) {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(document))) {
            JsonObject paths = reader.readObject().getJsonObject("paths");
            paths.forEach((path, item) ->
                    byPath.put(List.of(path.substring(1).split("/")), header(taken(item.asJsonObject()))));
        }
    }

    /** Without those that are told of only to be refused in words of their own. */
    private static Set<String> taken(JsonObject item) {
        Set<String> verbs = new TreeSet<>(item.keySet());
        verbs.removeIf(
                verb -> !item.getJsonObject(verb).getJsonObject("responses").containsKey("200"));
        return verbs;
    }

    private static String header(Set<String> verbs) {
        Set<String> methods = new TreeSet<>(Set.of(HttpMethod.OPTIONS));
        verbs.forEach(verb -> methods.add(verb.toUpperCase(Locale.ROOT)));
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return String.join(", ", methods);
    }

    /** Those of a path, by its parts. */
    String of(List<String> parts) {
        return byPath.entrySet().stream()
                .filter(entry -> fits(entry.getKey(), parts))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(READING);
    }

    private static boolean fits(List<String> template, List<String> parts) {
        return template.size() == parts.size()
                && IntStream.range(0, parts.size())
                        .allMatch(i -> template.get(i).startsWith("{")
                                || template.get(i).equals(parts.get(i)));
    }
}
