package io.github.switchgear.demo.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.switchgear.admin.page.DashboardResource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Serves the dashboard's own files over breakers that a test makes up, for what no demo can be brought to: a thousand
 * breakers, a stream that is cut off, a server that is gone for a while. It speaks what the page needs of the API and
 * decides nothing: it answers an action with what the test says.
 */
final class Stage implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ROOT = "/shop/switchgear/";
    private static final String API = ROOT + "api/";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml");

    private final Map<String, String> breakers = new ConcurrentSkipListMap<>();
    private final Map<String, Integer> places = new ConcurrentHashMap<>();
    private final AtomicInteger nextPlace = new AtomicInteger();
    private final List<String> transitions = new CopyOnWriteArrayList<>();
    private final List<String> conditions = new CopyOnWriteArrayList<>();
    private final Map<String, StagedHistory> histories = new ConcurrentSkipListMap<>();
    private final StageStreams streams = new StageStreams();
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private HttpServer server;
    private volatile boolean hasStream = true;
    private volatile boolean hasHistory = true;
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private volatile Optional<StagedHistory> wholeHistory = Optional.empty();
    private volatile String node = "shop-1";
    private volatile Instant started = Instant.now().minusSeconds(3600).truncatedTo(ChronoUnit.MILLIS);
    private volatile String user = "ann";
    private volatile UnaryOperator<String> operator = request -> "nobody expected " + request;

    Stage(StagedBreaker... breakers) throws IOException {
        this(0, breakers);
    }

    Stage(int port, StagedBreaker... breakers) throws IOException {
        for (StagedBreaker breaker : breakers) {
            this.breakers.put(breaker.name(), breaker.json());
        }
        server = listen(port);
        clock.scheduleAtFixedRate(() -> streams.alive("{" + origin() + "}"), 5, 5, TimeUnit.SECONDS);
    }

    private HttpServer listen(int port) throws IOException {
        HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        listening.setExecutor(handlers);
        listening.createContext("/", this::answer);
        listening.start();
        return listening;
    }

    URI page() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + ROOT);
    }

    StageStreams streams() {
        return streams;
    }

    /** A breaker is from now on as it is now, and the pages that listen are told. */
    void show(Collection<StagedBreaker> changed) {
        changed.forEach(breaker -> breakers.put(breaker.name(), breaker.json()));
        streams.changes(changes(changed.stream().map(StagedBreaker::name).toList()));
    }

    /** As {@link #show}, with the transition that led to it. */
    void transition(StagedBreaker after, String from, String cause) {
        String json = told(after, from, cause, null, null, Duration.ZERO);
        transitions.add(0, json);
        streams.transition(json);
        show(List.of(after));
    }

    /** That of a transition is kept which happened before anybody looked: the last one that is told is the newest. */
    void happened(String told) {
        transitions.add(0, told);
    }

    /** A transition in the API's JSON. */
    static String told(StagedBreaker after, String from, String cause, String actor, String reason, Duration ago) {
        return MAPPER.createObjectNode()
                .put("breaker", after.name())
                .put("from", from)
                .put("to", after.state())
                .put("cause", cause)
                .put("generation", after.generation())
                .put("at", Instant.now().minus(ago).toString())
                .putNull("failure")
                .put("actor", actor)
                .put("reason", reason)
                .toString();
    }

    /**
     * What an action is answered with: a breaker, or a refusal. That is a text, the detail of a 409, or a whole problem with
     * its own status.
     */
    void operate(UnaryOperator<String> operator) {
        this.operator = operator;
    }

    /** The {@code If-Match} of each action so far, empty where it had none. */
    List<String> conditions() {
        return conditions;
    }

    /** As {@link io.github.switchgear.admin} refuses a condition: with the breaker as it is and what has happened since. */
    static String changedSince(StagedBreaker current, String... transitions) {
        return "{\"status\":412,\"detail\":\"It has changed since\",\"current\":%s,\"transitions\":[%s]}"
                .formatted(current.json(), String.join(",", transitions));
    }

    /** The same where the condition is of another node or start. */
    static String unknownCondition(StagedBreaker current) {
        return "{\"status\":412,\"detail\":\"It has changed since\",\"current\":%s,\"transitions\":null}"
                .formatted(current.json());
    }

    /** Another application takes over, and those that listened are cut off. */
    void startAnew(String node, Instant started, StagedBreaker... breakers) {
        this.node = node;
        this.started = started.truncatedTo(ChronoUnit.MILLIS);
        this.breakers.clear();
        transitions.clear();
        for (StagedBreaker breaker : breakers) {
            this.breakers.put(breaker.name(), breaker.json());
        }
        streams.startAnew();
    }

    Instant started() {
        return started;
    }

    /** Under which name the reader is signed in; empty: nobody is. */
    void signIn(String user) {
        this.user = user;
    }

    /** Without a stream there is 404, as behind a gateway that does not know it. */
    void offerStream(boolean offered) {
        hasStream = offered;
        if (!offered) {
            streams.cut();
        }
    }

    /** Without, the transitions are answered with 409. */
    void offerHistory(boolean offered) {
        hasHistory = offered;
    }

    /** What calls of a breaker came to within the last hour; before, there were none. */
    void remember(String breaker, StagedHistory history) {
        histories.put(breaker, history);
    }

    /** What calls of a breaker came to is answered with 409. */
    void forget(String breaker) {
        forgotten.add(breaker);
    }

    /** What calls of all breakers together came to. */
    void rememberOfAll(StagedHistory history) {
        wholeHistory = Optional.of(history);
    }

    /** Nobody listens on the port any more. */
    void leave() {
        streams.cut();
        server.stop(0);
    }

    void comeBack() throws IOException {
        server = listen(server.getAddress().getPort());
    }

    @Override
    public void close() {
        leave();
        clock.shutdownNow();
        handlers.shutdownNow();
    }

    private String origin() {
        return "\"node\":\"%s\",\"at\":\"%s\",\"started\":\"%s\"".formatted(node, Instant.now(), started);
    }

    /** What of some breakers has changed: all of it. */
    private String changes(Collection<String> names) {
        return "{%s,\"counts\":[],\"breakers\":[%s]}"
                .formatted(
                        origin(),
                        names.stream()
                                .map(name -> "{\"place\":" + place(name) + ","
                                        + breakers.get(name).substring(1))
                                .collect(Collectors.joining(",")));
    }

    private int place(String name) {
        return places.computeIfAbsent(name, fresh -> nextPlace.getAndIncrement());
    }

    /** All breakers, with the settings of each at the place that it tells. */
    private String snapshot(String id) throws IOException {
        ArrayNode settings = MAPPER.createArrayNode();
        ArrayNode all = MAPPER.createArrayNode();
        for (Map.Entry<String, String> each : breakers.entrySet()) {
            ObjectNode breaker = (ObjectNode) MAPPER.readTree(each.getValue());
            JsonNode own = breaker.put("place", place(each.getKey())).get("settings");
            all.add(breaker.put("settings", settings.size()));
            settings.add(own);
        }
        return "{%s,\"id\":\"%s\",\"settings\":%s,\"breakers\":%s}".formatted(origin(), id, settings, all);
    }

    /** As many keys as a breaker has. */
    private String keys(String breaker) throws IOException {
        int tracked = MAPPER.readTree(breakers.get(breaker)).at("/keys/tracked").intValue();
        String keys = IntStream.range(0, tracked)
                .mapToObj(i -> new StagedBreaker(breaker).key("key-" + i).json())
                .collect(Collectors.joining(","));
        return "{%s,\"keys\":[%s],\"next\":null}".formatted(origin(), keys);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Switchgear-Access", "operate");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'");
        if (!user.isEmpty()) {
            exchange.getResponseHeaders().set("X-Switchgear-User", user);
        }
        if (path.equals(API + "stream") && hasStream) {
            if (exchange.getRequestMethod().equals("HEAD")) {
                send(exchange, 200, "text/event-stream", new byte[0]);
            } else {
                streams.begin(exchange, "{" + origin() + "}", changes(breakers.keySet()));
            }
        } else if (!exchange.getRequestMethod().matches("GET|HEAD")) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String request = path.substring(API.length()) + " " + new String(body, StandardCharsets.UTF_8);
            String answer = operator.apply(exchange.getRequestMethod() + " " + request);
            conditions.add(
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("If-Match"), ""));
            if (answer.startsWith("{\"status\":412")) {
                send(exchange, 412, answer);
            } else {
                boolean isDone = answer.startsWith("{");
                send(exchange, isDone ? 200 : 409, isDone ? answer : problem(answer));
            }
        } else if (path.equals(API + "stream/snapshot")) {
            // Before it is read: what happens from now on is told again rather than never.
            String id = streams.position();
            send(exchange, 200, snapshot(id));
        } else if (path.equals(API + "history/rows")) {
            send(
                    exchange,
                    200,
                    StagedHistory.rows(
                            origin(),
                            histories.entrySet().stream()
                                    .map(each -> each.getValue().row(each.getKey()))
                                    .toList()));
        } else if (path.equals(API + "history")) {
            send(exchange, 200, told(wholeHistory));
        } else if (path.endsWith("/history") && forgotten.contains(path.split("/")[5])) {
            send(exchange, 409, problem("There is no history now"));
        } else if (path.endsWith("/history")) {
            send(exchange, 200, told(Optional.ofNullable(histories.get(path.split("/")[5]))));
        } else if (path.equals(API + "caller")) {
            send(
                    exchange,
                    200,
                    "{%s,\"title\":null,\"user\":null,\"access\":\"operate\",\"operable\":null}".formatted(origin()));
        } else if (path.endsWith("/notes")) {
            send(exchange, 200, "[]");
        } else if (path.matches(API + "breakers/[^/]+/keys/[^/]+")) {
            String key = new StagedBreaker(path.split("/")[5])
                    .key(path.split("/")[7])
                    .json();
            send(exchange, 200, "{\"recording\":null,\"links\":[]," + key.substring(1));
        } else if (path.matches(API + "breakers/[^/]+") && breakers.containsKey(path.split("/")[5])) {
            String known = breakers.get(path.split("/")[5]);
            send(exchange, 200, "{\"recording\":null,\"links\":[]," + known.substring(1));
        } else if (path.endsWith("/keys")) {
            send(exchange, 200, keys(path.split("/")[5]));
        } else if (path.endsWith("/transitions") && !hasHistory) {
            send(exchange, 409, problem("There is no history now"));
        } else if (path.endsWith("/transitions")) {
            String of = path.equals(API + "transitions") ? "" : path.split("/")[5];
            List<String> found = transitions.stream()
                    .filter(json -> json.startsWith("{\"breaker\":\"" + of))
                    .toList();
            send(exchange, 200, "[" + String.join(",", found) + "]");
        } else {
            file(exchange, path.equals(ROOT) ? "index.html" : path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private static String told(Optional<StagedHistory> history) {
        return history.map(StagedHistory::json)
                .orElseGet(() -> StagedHistory.none().toString());
    }

    private static String problem(String detail) {
        return MAPPER.createObjectNode()
                .put("status", 409)
                .put("detail", detail)
                .toString();
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        String type = status == 200 ? "application/json" : "application/problem+json";
        send(exchange, status, type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static void file(HttpExchange exchange, String name) throws IOException {
        try (InputStream file = DashboardResource.class.getResourceAsStream("dashboard/" + name)) {
            if (file == null) {
                send(exchange, 404, problem("There is no " + name));
            } else {
                send(exchange, 200, TYPES.get(name.substring(name.lastIndexOf('.') + 1)), file.readAllBytes());
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        boolean hasBody = !exchange.getRequestMethod().equals("HEAD");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
        if (hasBody) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
