package io.github.switchgear.admin.contract;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent to a running server, the answer is the documented one, no breaker changes, nothing of the code is
 * told, and the server goes on. The application has an enabled breaker {@code inventory}, which nobody calls meanwhile.
 */
public abstract class HostileContract {

    private static final String INVENTORY = "/api/breakers/inventory";
    private static final String FORCE_OPEN = INVENTORY + "/force-open";
    private static final String SETTINGS = INVENTORY + "/settings";
    private static final int IN_FLIGHT = 16;
    private static final int TOO_MANY = 12;
    private static final String JSON = "Content-Type: application/json";
    private static final String INTENDED = "X-Switchgear: 1";

    /** At the end of a line of the audit, where there is a fleet. */
    private static final String SCOPE = "( scope=(FLEET|NODE))?";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RawHttp raw;
    private String before;
    private int logged;

    /** Where the admin module is, with no slash at its end. */
    protected abstract URI admin();

    /** The lines of a request's head that sign in an operator. */
    protected abstract List<String> signIn();

    /** What the server has logged so far, each line without its end. */
    protected abstract List<String> log() throws IOException;

    @BeforeEach
    final void look() throws Exception {
        raw = new RawHttp(admin(), signIn());
        assertThat(change("reset", "{\"reason\":\"before a test\"}").join().statusCode())
                .isEqualTo(200);
        before = get(INVENTORY);
        logged = log().size();
    }

    @AfterEach
    final void isHealthyAndNothingFailedInTheModule() throws Exception {
        get("/api/breakers");
        assertThat(newLog()).noneMatch(line -> line.startsWith("\tat ") && line.contains("io.github.switchgear."));
    }

    private List<String> newLog() throws IOException {
        List<String> log = log();
        return log.subList(logged, log.size());
    }

    private void isRefused(String answer, Integer... statuses) throws Exception {
        assertThat(RawHttp.status(answer)).as(answer).isIn((Object[]) statuses);
        assertThat(answer)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("io.github.switchgear.admin");
        assertThat(get(INVENTORY)).isEqualTo(before);
    }

    private void assertThatTheRefusalIsAudited(int status) throws IOException {
        assertThat(newLog().stream().filter(line -> line.contains("refused action=")))
                .singleElement()
                .asString()
                .matches(
                        ".*refused action=\"force-open\" breaker=\"inventory\" key=null actor=\"\\w+\" from=\"[0-9a-f.:]+\""
                                + " reason=.* after=null status=" + status + SCOPE);
    }

    /** A request of the operator to a path below the module. */
    protected final HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(admin() + path));
        signIn().forEach(line -> request.header(
                line.substring(0, line.indexOf(':')),
                line.substring(line.indexOf(':') + 1).strip()));
        return request;
    }

    private String get(String path) throws Exception {
        HttpResponse<String> answer = client.send(request(path).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** An action on the breaker as the dashboard sends it. */
    protected final CompletableFuture<HttpResponse<String>> change(String action, String body) {
        return client.sendAsync(
                request(INVENTORY + "/" + action)
                        .header("Content-Type", "application/json")
                        .header("X-Switchgear", "1")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String post(String body, String... headers) throws IOException {
        return raw.send("POST", FORCE_OPEN, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "{\"reason\":\"a\"",
                "{\"reason\":\"\\ud800\\",
                "{\"reason\":\"a\"}}",
                "{\"reason\":undefined}",
                "{'reason':'a'}",
                "{\"reason\":\"a\",}",
                "{\"\":\"a\"}",
                "{\"reason\":{\"$ref\":\"#\"}}",
                "{\"reason\":\"a\",\"__proto__\":{}}",
                "{\"reason\":\"a\",\"duration\":\"NaN\"}",
                "{\"reason\":\"a\",\"duration\":\"-PT1S\"}",
                "{\"reason\":\"a\",\"duration\":\"PT1e9S\"}",
                "{\"reason\":\"a\",\"duration\":NaN}",
                "{\"reason\":\"a\",\"duration\":1e999999999}",
                "{\"reason\":1e999999999}",
                "<reason>a</reason>",
                "reason=a"
            })
    void aBodyThatIsNoInterventionIs400(String body) throws Exception {
        isRefused(raw.change("POST", FORCE_OPEN, body), 400);
        assertThatTheRefusalIsAudited(400);
    }

    @Test
    void depthIs400AndDoesNotOverflow() throws Exception {
        isRefused(raw.change("POST", FORCE_OPEN, "{\"reason\":" + "[".repeat(16_000)), 400);
        isRefused(raw.change("POST", FORCE_OPEN, "{\"reason\":".repeat(1_400)), 400);
        isRefused(raw.change("PATCH", SETTINGS, "[".repeat(16_000)), 400);
    }

    /** The largest body that the server lets through to the module; it refuses more by itself. */
    protected int mostBytes() {
        return 10_000_000;
    }

    @Test
    void aBodyOfMegabytesIs413() throws Exception {
        String large = "{\"reason\":\"" + "x".repeat(mostBytes() - 100) + "\"}";
        isRefused(raw.change("POST", FORCE_OPEN, large), 413);
        isRefused(raw.change("PATCH", SETTINGS, large), 413);
    }

    @Test
    void aHugeNumberIsRefusedWithoutCountingItsDigits() throws Exception {
        isRefused(raw.change("PATCH", SETTINGS, "{\"allowedFails\":" + "9".repeat(15_000) + "}"), 400);
        isRefused(raw.change("PATCH", SETTINGS, "{\"window.failureRatio\":1e" + "9".repeat(9) + "}"), 400);
        isRefused(raw.change("PATCH", SETTINGS, "{\"backoff.multiplier\":-1e308}"), 400);
    }

    /** Quarkus takes no request line of that length, and answers 414 by itself. */
    @Test
    void aNameOfTenKilobytesIsNotFound() throws Exception {
        String name = "n".repeat(10_000);
        isRefused(raw.request("GET", "/api/breakers/" + name), 404, 414);
        isRefused(raw.request("POST", "/api/breakers/" + name + "/reset", JSON, INTENDED), 404, 414);
    }

    /** What a server makes of such a path is its own affair, before the module is asked: a normal one, another, or none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/breakers/..",
                "/api/breakers/%2e%2e",
                "/api/breakers/..%2f..%2finventory",
                "/api/breakers/inventory%2freset",
                "/api/breakers/inventory%00",
                "/api/breakers/%0d%0aX-Evil:%201",
                "/api/breakers/inventory;a=b%2f",
                "/api/breakers/%252e%252e",
                "/api/breakers/%5c..%5c",
                "/api/breakers/%ff%fe",
                "/api/breakers/inventory/keys/..",
                "/api/breakers/inventory/keys/%2e%2e",
                "/api/breakers/inventory/keys/..%2f..",
                "/api/breakers/inventory/keys/%00",
                "/api/breakers/inventory/keys/%ff%fe",
                "/api/breakers/inventory/keys/x;a=b",
                "/api/breakers//inventory",
                "/..%2f..%2fWEB-INF/web.xml",
                "/%2e%2e/%2e%2e/etc/passwd.html"
            })
    void aPathThatMeansSomethingElseFindsNothingElse(String path) throws Exception {
        String answer = raw.request("GET", path);

        assertThat(RawHttp.status(answer)).as(answer).isIn(200, 303, 400, 404);
        assertThat(RawHttp.head(answer)).doesNotContain("X-Evil: 1");
        if (RawHttp.status(answer) == 200) {
            // What normalises to the list or to the breaker itself is read, as it would be anyway.
            assertThat(answer).containsAnyOf("\"breakers\":[", "\"name\":\"inventory\"");
        } else {
            isRefused(answer, 303, 400, 404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, 405",
        "DELETE, 405",
        "PATCH, 405",
        "GET, 405",
        "TRACE, 405",
        "PROPFIND, 405",
        "POST, 415",
        "get, 405"
    })
    void anotherMethodOrNoMediaTypeIsRefused(String method, int status) throws Exception {
        isRefused(raw.request(method, FORCE_OPEN, INTENDED), status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/breakers/inventory             | GET, HEAD, OPTIONS",
                "GET    | /api/breakers/inventory/force-open  | OPTIONS, POST",
                "HEAD   | /api/breakers/inventory/reset/      | OPTIONS, POST",
                "POST   | /api/breakers/inventory/settings    | OPTIONS, PATCH",
                "PATCH  | /api/reset                          | OPTIONS, POST",
                "POST   | /api/breakers/inventory/keys        | GET, HEAD, OPTIONS",
                "PATCH  | /api/breakers/inventory/keys/x      | GET, HEAD, OPTIONS",
                "GET    | /api/breakers/inventory/keys/x/reset | OPTIONS, POST",
                "POST   | /api/stream                         | GET, HEAD, OPTIONS",
                "PUT    | /                                   | GET, HEAD, OPTIONS"
            })
    void aMethodThatNoResourceTakesIsRefusedAsTheModuleRefuses(String method, String path, String allowed)
            throws Exception {
        String answer = raw.request(method, path, JSON, INTENDED);

        isRefused(answer, 405);
        assertThat(RawHttp.head(answer).toLowerCase(Locale.ROOT).lines())
                .contains("allow: " + allowed.toLowerCase(Locale.ROOT))
                .contains("content-type: application/problem+json", "cache-control: no-store")
                .contains("x-content-type-options: nosniff");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/breakers                      | GET, HEAD, OPTIONS",
                "/api/breakers/inventory/force-open | OPTIONS, POST",
                "/dashboard.css                     | GET, HEAD, OPTIONS"
            })
    void whoAsksForTheMethodsOfAPathIsToldJustThose(String path, String allowed) throws Exception {
        String answer = raw.request("OPTIONS", path);

        assertThat(RawHttp.status(answer)).as(answer).isIn(200, 204);
        assertThat(RawHttp.head(answer).toLowerCase(Locale.ROOT).lines())
                .contains("allow: " + allowed.toLowerCase(Locale.ROOT), "cache-control: no-store");
    }

    @Test
    void whoMayNotLookIsNotToldTheMethodsOfAPath() throws Exception {
        String answer = new RawHttp(admin(), List.of()).request("OPTIONS", INVENTORY);

        isRefused(answer, 401);
        assertThat(RawHttp.head(answer).toLowerCase(Locale.ROOT))
                .contains("www-authenticate: basic", "cache-control: no-store")
                .doesNotContain("allow:");
    }

    /** Quarkus looks for it among the application's files, and then answers by itself. */
    @ParameterizedTest
    @CsvSource({"GET, /api/nothing", "POST, /nothing"})
    void aPathThatNoResourceHasIsNotFound(String method, String path) throws Exception {
        isRefused(raw.request(method, path, JSON, INTENDED), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/json",
                "application/json5",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "*/*",
                "application/*",
                "application/jsonp",
                "text/plain;a=application/json",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1"
            })
    void anotherMediaTypeIs415(String type) throws Exception {
        isRefused(post("{\"reason\":\"a\"}", "Content-Type: " + type, INTENDED), 415);
        assertThatTheRefusalIsAudited(415);
    }

    /** RESTEasy parses the header before it asks the module, and answers 400 where that fails. */
    @ParameterizedTest
    @ValueSource(strings = {";;;", "application/json; charset=", "/", "application", "application/json, text/plain"})
    void aMediaTypeThatIsNoneIsRefused(String type) throws Exception {
        isRefused(post("{\"reason\":1}", "Content-Type: " + type, INTENDED), 400, 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://localhost.evil.example",
                "Origin: http://localhost@evil.example",
                "Origin: http://evil_one.example",
                "Origin: javascript:alert(1)",
                "Origin:  ",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: CROSS-SITE",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: Same-Origin",
                "Sec-Fetch-Site: same-origin, cross-site",
                "Sec-Fetch-Site: none,none",
                "Sec-Fetch-Site: same-origin;a=b",
                "Sec-Fetch-Site: null",
                "Sec-Fetch-Site: "
            })
    void aPostFromAnotherSiteIs403(String header) throws Exception {
        isRefused(post("{\"reason\":\"a\"}", JSON, INTENDED, header), 403);
        assertThatTheRefusalIsAudited(403);
    }

    /** Each pair has one value that is good. Of two media types RESTEasy tells the module only the first. */
    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site: same-origin, Sec-Fetch-Site: cross-site, 403",
        "sec-fetch-site: cross-site, Sec-Fetch-Site: same-origin, 403",
        "Sec-Fetch-Site: none, SEC-FETCH-SITE: none, 403",
        "Origin: @own, Origin: http://evil.example, 403",
        "Origin: http://evil.example, origin: @own, 403",
        "X-Switchgear: 1, x-switchgear: 0, 403",
        "Content-Type: text/plain, content-type: application/json, 415"
    })
    void aHeaderThatIsThereTwiceIsRefused(String one, String other, int status) throws Exception {
        List<String> headers = new ArrayList<>(List.of(own(one), own(other)));
        List.of(JSON, INTENDED).stream()
                .filter(each ->
                        !each.substring(0, each.indexOf(':')).equalsIgnoreCase(one.substring(0, one.indexOf(':'))))
                .forEach(headers::add);

        isRefused(post("{\"reason\":\"a\"}", headers.toArray(String[]::new)), status);
        assertThatTheRefusalIsAudited(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@own/", "@own/x", "@own?x", "ftp:@own", "chrome-extension:@own", "@own, @own", "@own @own"})
    void whatIsNoOriginOfAPageIs403EvenWithTheOwnHost(String origin) throws Exception {
        String value = origin.contains(":@own") ? origin.replace("@own", "//" + admin().getAuthority()) : own(origin);

        isRefused(post("{\"reason\":\"a\"}", JSON, INTENDED, "Origin: " + value), 403);
        assertThatTheRefusalIsAudited(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sec-Fetch-Site: same-origin", "Sec-Fetch-Site:none", "sec-fetch-site:  none  ", "Origin: @own"})
    void aPostFromTheOwnPageIsDone(String header) throws Exception {
        String answer = raw.request("POST", INVENTORY + "/reset", JSON, INTENDED, own(header));

        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
    }

    private String own(String header) {
        return header.replace("@own", "http://" + admin().getAuthority());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Switchgear: 01",
                "X-Switchgear: true",
                "X-Switchgear: 1, 1",
                "X-Switchgear:",
                "X-Switchgear: 1;"
            })
    void anotherValueOfTheHeaderThatNoFormCanSendIs403(String header) throws Exception {
        isRefused(post("{\"reason\":\"a\"}", JSON, header), 403);
        assertThatTheRefusalIsAudited(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=UTF-8",
                "Application/JSON; charset=\"utf-8\"; profile=\"a,b\"",
                "application/json ;charset=us-ascii",
                "application/json;"
            })
    void jsonIsTakenInAnySpelling(String type) throws Exception {
        String answer = raw.request("POST", INVENTORY + "/reset", "Content-Type: " + type, INTENDED);

        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
    }

    /** An underscore is in no name of the DNS, but in many that containers have for each other. */
    @ParameterizedTest
    @ValueSource(strings = {"shop_app", "shop_app:8080", "node.1a", "node-1:80", "[::1]:8080"})
    void aPostFromTheOwnPageIsDoneWhateverTheServerIsCalled(String host) throws Exception {
        String answer = raw.calling(host)
                .request("POST", INVENTORY + "/reset", JSON, INTENDED, "Origin: http://" + host.replaceAll(":80$", ""));

        assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
    }

    /** The tag does not cover the time, so it is weak, and stays as it is where a proxy compresses the list. */
    @Test
    void theListIsNotSentAgainToWhoHasItsWeakTag() throws Exception {
        String tag = RawHttp.head(raw.request("GET", "/api/breakers?q=inventory"))
                .lines()
                .filter(line -> line.regionMatches(true, 0, "ETag: ", 0, 6))
                .map(line -> line.substring(6))
                .findFirst()
                .orElseThrow();

        assertThat(tag).matches("W/\"[0-9a-f]{32}\"");
        assertThat(RawHttp.status(raw.request("GET", "/api/breakers?q=inventory", "If-None-Match: " + tag)))
                .isEqualTo(304);
    }

    /** A container that refused it by itself would keep it from the audit. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/plain;q=0.5, image/*"})
    void aChangeIsAnsweredInJsonAndAuditedWhateverIsAskedFor(String accepted) throws Exception {
        String accept = "Accept: " + accepted;

        isRefused(post("{", JSON, INTENDED, accept), 400);
        assertThatTheRefusalIsAudited(400);
        for (String path : List.of(INVENTORY + "/reset", "/api/reset")) {
            byte[] body =
                    (path.equals("/api/reset") ? "{\"confirm\":\"reset all\"}" : "").getBytes(StandardCharsets.UTF_8);
            String answer = raw.send("POST", path, body, JSON, INTENDED, accept);
            assertThat(RawHttp.status(answer)).as(answer).isEqualTo(200);
            assertThat(RawHttp.head(answer).toLowerCase(Locale.ROOT)).contains("content-type: application/json");
        }
        assertThat(newLog().stream().filter(line -> line.contains("done action=\"reset\"")))
                .hasSize(2);
    }

    @Test
    void aPreflightIsAllowedNothing() throws Exception {
        String answer = raw.request(
                "OPTIONS", FORCE_OPEN, "Origin: http://evil.example", "Access-Control-Request-Method: POST");
        assertThat(answer.toLowerCase(Locale.ROOT)).doesNotContain("access-control-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "W/\"0\"", "\"-1\"", "\"0\" OR 1=1", "\"99999999999999999999999\"", ",,,", "\"*\""})
    void aTagThatIsNotTheBreakersIs412(String tag) throws Exception {
        isRefused(post("{\"reason\":\"a\"}", JSON, INTENDED, "If-Match: " + tag), 412);
        assertThatTheRefusalIsAudited(412);
    }

    /** A proxy that compresses the answers of the server changes their tags. */
    @ParameterizedTest
    @ValueSource(strings = {"\"%s\"", "W/\"%s\"", "\"%s-gzip\"", "W/\"%s-br\"", "\"other\", \"%s\""})
    void whoHasSeenTheBreakerChangesItHoweverItsTagWasRewritten(String form) throws Exception {
        String tag = Json.createReader(new StringReader(before))
                .readObject()
                .getString("etag")
                .replace("\"", "");
        String header = "If-Match: " + form.formatted(tag);

        assertThat(RawHttp.status(post("{\"reason\":\"a\"}", JSON, INTENDED, header)))
                .isEqualTo(200);
        String late = raw.send("POST", INVENTORY + "/reset", new byte[0], JSON, INTENDED, header);
        assertThat(RawHttp.status(late)).isEqualTo(412);
        assertThat(late).contains("\"lastTransition\":{\"breaker\":\"inventory\"", "\"to\":\"FORCED_OPEN\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=,", "state=OPEN&state=AJAR", "sate=OPEN", "q=a&limit=1"})
    void aFilterThatMeansNothingIs400(String query) throws Exception {
        isRefused(raw.request("GET", "/api/breakers?" + query), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1&limit=2", "since=now", "until=x"})
    void transitionsThatNobodyCanMeanAre400(String query) throws Exception {
        isRefused(raw.request("GET", "/api/transitions?" + query), 400);
        isRefused(raw.request("GET", INVENTORY + "/transitions?" + query), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/breakers/..%2finventory/reset",
                "/api/breakers/inventory%2freset",
                "/api/breakers/%2e%2e/reset"
            })
    void aChangeOfAPathThatMeansSomethingElseChangesNothing(String path) throws Exception {
        isRefused(raw.change("POST", path, "{\"reason\":\"a\"}"), 400, 403, 404, 405);
    }

    @Test
    void markupAndLineBreaksInAReasonAreTextAndNothingElse() throws Exception {
        String reason = "<img src=x onerror=alert(1)>\\r\\nSet-Cookie: a=b\\u2028\\u0085\\u202e${jndi:ldap://x}";
        String answer = raw.change("POST", FORCE_OPEN, "{\"reason\":\"" + reason + "\"}");

        assertThat(RawHttp.status(answer)).isEqualTo(200);
        assertThat(RawHttp.head(answer).toLowerCase(Locale.ROOT))
                .doesNotContain("set-cookie")
                .contains("content-type: application/json")
                .contains("nosniff");
        assertThat(newLog())
                .anyMatch(line ->
                        line.matches(".*done action=\"force-open\" breaker=\"inventory\" key=null actor=\"\\w+\""
                                + " from=\"[0-9a-f.:]+\" reason=\"<img .* before=CLOSED after=FORCED_OPEN status=200"
                                + SCOPE))
                .noneMatch(line -> line.startsWith("Set-Cookie"))
                .noneMatch(
                        line -> line.chars().anyMatch(c -> Character.isISOControl(c) || c == '\u2028' || c == '\u2029'))
                .noneMatch(line -> line.contains("\u202e"));
        assertThat(answer + get("/api/transitions?limit=1"))
                .contains("a=b\\\\u2028\\\\u0085\\\\u202e${jndi")
                .doesNotContain("\u202e");
    }

    @Test
    void twentyOperatorsAtOnceLeaveOneUnbrokenChain() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 20)
                .mapToObj(i -> change(
                        i % 3 == 0 ? "reset" : i % 3 == 1 ? "force-open" : "force-closed",
                        "{\"reason\":\"operator " + i + "\"}"))
                .toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

        List<JsonObject> chain = Json.createReader(new StringReader(get(INVENTORY + "/transitions")))
                .readArray()
                .getValuesAs(JsonObject.class)
                .stream()
                .limit(20)
                .sorted(Comparator.comparing(change -> change.getInt("generation")))
                .toList();
        int generation =
                Json.createReader(new StringReader(before)).readObject().getInt("generation");
        assertThat(chain.stream().map(change -> change.getInt("generation")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> generation + i)
                        .toList());
        List<String> audited = new ArrayList<>();
        String from = "CLOSED";
        for (JsonObject change : chain) {
            assertThat(change.getString("from")).isEqualTo(from);
            audited.add("reason=\"" + change.getString("reason") + "\" before=" + from + " after="
                    + change.getString("to") + " status=200");
            from = change.getString("to");
        }
        assertThat(newLog().stream()
                        .filter(line -> line.contains("done action="))
                        .map(line -> line.substring(line.indexOf("reason=")).replaceAll(SCOPE + "$", "")))
                .containsExactlyInAnyOrderElementsOf(audited);
    }

    /** How long a sender takes is up to them, and a thread of the application's waits meanwhile. */
    @Test
    void slowSendersOfChangesOccupyNoMoreThanTheirShare() throws Exception {
        List<SlowSender> senders = slowSenders(IN_FLIGHT + TOO_MANY);
        try {
            await(() -> senders.stream().filter(SlowSender::isAnswered).count() == TOO_MANY);
            for (SlowSender refused :
                    senders.stream().filter(SlowSender::isAnswered).toList()) {
                isRefused(refused.answer().join(), 503);
                assertThat(RawHttp.head(refused.answer().join())
                                .toLowerCase(Locale.ROOT)
                                .lines())
                        .contains("retry-after: 5", "content-type: application/problem+json")
                        .contains("cache-control: no-store");
            }
            assertThat(newLog().stream().filter(line -> line.contains("refused action=\"force-open\"")))
                    .hasSize(TOO_MANY)
                    .allMatch(line -> line.endsWith("status=503"));
            get("/api/breakers");
            List<SlowSender> admitted =
                    senders.stream().filter(sender -> !sender.isAnswered()).toList();
            assertThat(admitted).hasSize(IN_FLIGHT);
            for (SlowSender sender : admitted) {
                sender.finish();
                assertThat(RawHttp.status(sender.answer().join())).isEqualTo(200);
            }
            assertThat(change("reset", "").join().statusCode()).isEqualTo(200);
        } finally {
            closeAll(senders);
        }
    }

    @Test
    void slowSendersThatGoAwayGiveTheirPlaceBack() throws Exception {
        for (int round = 0; round < 3; round++) {
            List<SlowSender> senders = slowSenders(IN_FLIGHT + 1);
            try {
                await(() -> senders.stream().anyMatch(SlowSender::isAnswered));
            } finally {
                closeAll(senders);
            }
        }

        await(() -> change("reset", "").join().statusCode() == 200);
        assertThat(senders(IN_FLIGHT)).allMatch(answer -> answer == 200);
    }

    /** As many at once as there may be; each is answered. */
    private List<Integer> senders(int count) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, count)
                .mapToObj(i -> change("reset", "{\"reason\":\"operator " + i + "\"}"))
                .toList();
        return answers.stream().map(answer -> answer.join().statusCode()).toList();
    }

    private List<SlowSender> slowSenders(int count) throws IOException {
        List<SlowSender> senders = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            senders.add(SlowSender.begin(admin(), FORCE_OPEN, signIn()));
        }
        return senders;
    }

    private static void closeAll(List<SlowSender> senders) throws IOException {
        for (SlowSender sender : senders) {
            sender.close();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within 30 s").isLessThan(giveUp);
            Thread.sleep(20);
        }
    }

    @Test
    void twoHundredStreamsAtOnceAreServedAndSoIsTheList() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                readers.add(EventReader.open(request("/api/stream")));
            }
            change("force-open", "{\"reason\":\"to all\"}").join();
            for (EventReader reader : readers) {
                assertThat(reader.next("transition").data()).contains("to all");
            }
            get("/api/breakers");
        } finally {
            for (EventReader reader : readers) {
                reader.close();
            }
        }
    }
}
