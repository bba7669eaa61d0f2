package io.github.switchgear.admin.rest;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.AdminServer;
import io.github.switchgear.admin.AdminTest;
import io.github.switchgear.admin.SwitchgearAdmin;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document and the resource say the same: neither can change without the other. */
class OpenApiTest extends AdminTest {

    /** Read through the request or the filter, so no annotation tells of them. */
    private static final Set<String> UNDECLARED_HEADERS = Set.of("If-Match", "If-None-Match", "X-Switchgear");

    private static JsonObject document() throws Exception {
        HttpResponse<String> response =
                server.send(server.viewer("/api/openapi.json").build());
        assertThat(response.statusCode()).isEqualTo(200);
        return AdminServer.json(response);
    }

    /** Every resource method below api/, as "get /switchgear/api/breakers". */
    private static Map<String, Method> methods() {
        Map<String, Method> methods = new TreeMap<>();
        for (Class<?> type : SwitchgearAdmin.classes()) {
            Path root = type.getAnnotation(Path.class);
            if (root != null && root.value().startsWith("switchgear/api")) {
                for (Method method : type.getDeclaredMethods()) {
                    httpMethod(method).forEach(verb -> methods.put(verb + " /" + root.value() + path(method), method));
                }
            }
        }
        return methods;
    }

    private static Stream<String> httpMethod(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(found -> found != null)
                .map(found -> found.value().toLowerCase(Locale.ROOT));
    }

    private static String path(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    private static Map<String, JsonObject> operations(JsonObject document) {
        Map<String, JsonObject> operations = new TreeMap<>();
        document.getJsonObject("paths")
                .forEach((path, item) -> item.asJsonObject()
                        .forEach((verb, operation) -> operations.put(verb + " " + path, operation.asJsonObject())));
        return operations;
    }

    private static JsonObject resolved(JsonObject document, JsonValue value) {
        JsonObject object = value.asJsonObject();
        return object.containsKey("$ref")
                ? document.getValue(object.getString("$ref").substring(1)).asJsonObject()
                : object;
    }

    private static Set<String> documented(JsonObject document, JsonObject operation, String in) {
        return operation.getOrDefault("parameters", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().stream()
                .map(parameter -> resolved(document, parameter))
                .filter(parameter -> parameter.getString("in").equals(in))
                .map(parameter -> parameter.getString("name"))
                .filter(name -> !UNDECLARED_HEADERS.contains(name))
                .collect(toSet());
    }

    private static <A extends Annotation> Set<String> declared(
            Method method, Class<A> type, java.util.function.Function<A, String> name) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(type))
                .filter(found -> found != null)
                .map(name)
                .collect(toSet());
    }

    private static boolean takes(Method method, Class<?> type) {
        return Arrays.stream(method.getParameters()).map(Parameter::getType).anyMatch(type::equals);
    }

    @Test
    void everyPathAndMethodIsInBoth() throws Exception {
        assertThat(methods()).hasSizeGreaterThanOrEqualTo(21);
        assertThat(operations(document()).keySet()).isEqualTo(methods().keySet());
    }

    @Test
    void everyParameterIsInBoth() throws Exception {
        JsonObject document = document();
        operations(document).forEach((name, operation) -> {
            Method method = methods().get(name);
            assertThat(documented(document, operation, "path"))
                    .as(name)
                    .isEqualTo(declared(method, PathParam.class, PathParam::value));
            assertThat(documented(document, operation, "query"))
                    .as(name)
                    .isEqualTo(declared(method, QueryParam.class, QueryParam::value));
            assertThat(documented(document, operation, "header"))
                    .as(name)
                    .isEqualTo(declared(method, HeaderParam.class, HeaderParam::value));
        });
    }

    @Test
    void everyMediaTypeIsInBoth() throws Exception {
        operations(document()).forEach((name, operation) -> {
            if (!name.startsWith("head") && !isRefused(operation)) {
                assertThat(operation
                                .getJsonObject("responses")
                                .getJsonObject("200")
                                .getJsonObject("content")
                                .keySet())
                        .as(name)
                        .containsExactlyElementsOf(produced(methods().get(name)));
            }
            assertThat(operation.containsKey("requestBody"))
                    .as(name)
                    .isEqualTo(takes(methods().get(name), InputStream.class));
        });
    }

    private static boolean isRefused(JsonObject operation) {
        return operation.getJsonObject("responses").containsKey("405");
    }

    private static List<String> produced(Method method) {
        Produces produces = Stream.<AnnotatedElement>of(method, method.getDeclaringClass())
                .map(element -> element.getAnnotation(Produces.class))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow();
        return Stream.of(produces.value())
                .filter(type -> !type.equals(MediaType.WILDCARD))
                .toList();
    }

    @Test
    void everyAnswerThatAMethodsKindBringsIsThere() throws Exception {
        operations(document()).forEach((name, operation) -> {
            Method method = methods().get(name);
            if (isRefused(operation)) {
                assertThat(operation.getJsonObject("responses").keySet())
                        .as(name)
                        .containsExactly("401", "403", "405", "415", "503");
                return;
            }
            Set<String> expected = new TreeSet<>(Set.of("200", "401", "403"));
            if (takes(method, InputStream.class)) {
                expected.addAll(Set.of("400", "413", "415", "503"));
            }
            if (!declared(method, PathParam.class, PathParam::value).isEmpty()) {
                expected.add("404");
            }
            if (takes(method, HttpHeaders.class)) {
                expected.add("412");
                expected.addAll(name.startsWith("get") ? Set.of("304") : Set.of());
            }
            if (takes(method, InputStream.class) && expected.contains("404") && !name.endsWith("/notes")) {
                expected.add("409");
            }
            Set<String> filters = declared(method, QueryParam.class, QueryParam::value);
            if (!filters.isEmpty()) {
                expected.add("400");
            }
            if (filters.contains("breaker")) {
                expected.add("404");
            }
            if (name.equals("post /switchgear/api/actions")) {
                expected.add("409");
            }
            if (name.equals("get /switchgear/api/stream")) {
                expected.add("503");
            }
            if (name.startsWith("get /switchgear/api/fleet")) {
                expected.add("404");
            }
            if (name.startsWith("post /switchgear/api/fleet/")) {
                expected.add("202");
            }
            if (name.equals("get /switchgear/api/metrics")) {
                expected = Set.of("200", "401", "403", "404", "406");
            }
            // Somebody may have tried something at a breaker that there is not; nothing of it is on a condition.
            if (name.equals("get /switchgear/api/audit")) {
                expected = Set.of("200", "400", "401", "403", "406");
            }
            assertThat(operation.getJsonObject("responses").keySet()).as(name).isEqualTo(expected);
        });
    }

    @Test
    void itsSchemasAreWhatIsSentAndTaken() throws Exception {
        JsonObject document = document();
        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        JsonObject breaker = AdminServer.json(
                server.send(server.viewer("/api/breakers/inventory").build()));
        server.operate("reset", "");
        JsonObject transition = Json.createReader(new java.io.StringReader(
                        server.send(server.viewer("/api/transitions").build()).body()))
                .readArray()
                .getJsonObject(0);

        JsonObject onNodes = AdminServer.json(
                server.send(server.viewer("/api/fleet/breakers/inventory").build()));
        JsonObject node = AdminServer.json(
                server.send(server.viewer("/api/fleet/nodes/shop-1/breakers").build()));

        assertThat(properties(schemas, "FleetBreakerOnNodes")).containsExactlyElementsOf(onNodes.keySet());
        assertThat(properties(schemas, "FleetNode")).containsExactlyElementsOf(node.keySet());
        assertThat(properties(schemas, "NodeBreaker"))
                .containsExactlyElementsOf(
                        node.getJsonArray("breakers").getJsonObject(0).keySet());
        assertThat(properties(schemas, "Breaker")).containsExactlyElementsOf(breaker.keySet());
        assertThat(properties(schemas.getJsonObject("Breaker").getJsonObject("properties"), "settings"))
                .containsExactlyElementsOf(breaker.getJsonObject("settings").keySet());
        assertThat(properties(schemas, "Transition")).containsExactlyElementsOf(transition.keySet());
        assertThat(properties(schemas, "SettingsChange")).containsExactlyElementsOf(RequestedSettings.FIELDS);
        JsonObject limit = document.getJsonObject("components")
                .getJsonObject("parameters")
                .getJsonObject("limit")
                .getJsonObject("schema");
        assertThat(limit.getInt("default")).isEqualTo(TransitionFilter.USUAL);
        assertThat(limit.getInt("maximum")).isEqualTo(TransitionFilter.MOST);
        assertThat(values(schemas.getJsonObject("State"))).containsExactly(names(BreakerState.values()));
        assertThat(values(schemas.getJsonObject("Transition")
                        .getJsonObject("properties")
                        .getJsonObject("cause")))
                .containsExactly(names(Cause.values()));
    }

    private static Set<String> properties(JsonObject schemas, String name) {
        return schemas.getJsonObject(name).getJsonObject("properties").keySet();
    }

    private static List<String> values(JsonObject schema) {
        return schema.getJsonArray("enum").getValuesAs(JsonString::getString);
    }

    private static String[] names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toArray(String[]::new);
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        JsonObject document = document();
        assertThat(document.getString("openapi")).startsWith("3.1");
        java.util.regex.Matcher references =
                java.util.regex.Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(document.toString());
        int count = 0;
        while (references.find()) {
            assertThat(document.getValue(references.group(1))).isNotNull();
            count++;
        }
        assertThat(count).isGreaterThan(50);
    }
}
