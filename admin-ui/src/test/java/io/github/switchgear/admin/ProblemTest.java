package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is refused is refused in one form, and as safe in a browser as any other answer. */
class ProblemTest extends AdminTest {

    private static final String FORCE = "/api/breakers/inventory/force-open";
    private static final String BODY = "{\"reason\":\"x\"}";

    /** What is refused, and the words of its detail that tell what to do. */
    private record Refused(int status, String title, HttpRequest request, String advice) {}

    private static Refused refused(int status, String title, HttpRequest request, String advice) {
        return new Refused(status, title, request, advice);
    }

    static List<Refused> everyKind() {
        HttpRequest.Builder operator = server.operator(FORCE);
        return List.of(
                refused(401, "Unauthorized", server.nobody("/api/breakers").build(), "Sign in"),
                refused(403, "Forbidden", AdminServer.post(server.viewer(FORCE), BODY), "lack a role"),
                refused(
                        403,
                        "Forbidden",
                        AdminServer.post(operator.copy().header("Origin", "http://evil.example"), BODY),
                        "another origin: http://evil.example"),
                refused(
                        403,
                        "Forbidden",
                        AdminServer.post(operator.copy().header("Sec-Fetch-Site", "cross-site"), BODY),
                        "another site"),
                refused(
                        403,
                        "Forbidden",
                        operator.copy().POST(BodyPublishers.ofString(BODY)).build(),
                        "'X-Switchgear: 1'"),
                refused(
                        415,
                        "Unsupported Media Type",
                        operator.copy()
                                .header("X-Switchgear", "1")
                                .POST(BodyPublishers.ofString(BODY))
                                .build(),
                        "'Content-Type: application/json'"),
                refused(404, "Not Found", server.viewer("/api/breakers/nope").build(), "no breaker 'nope'"),
                refused(
                        404,
                        "Not Found",
                        AdminServer.send("PATCH", server.operator("/api/breakers/nope/settings"), "{}"),
                        "no breaker 'nope'"),
                refused(404, "Not Found", server.viewer("/nope.js").build(), "no file 'nope.js'"),
                refused(404, "Not Found", server.viewer("/api/nothing").build(), "nothing at this path"),
                refused(404, "Not Found", AdminServer.post(server.operator("/nothing"), BODY), "nothing at this path"),
                refused(405, "Method Not Allowed", server.viewer(FORCE).build(), "not take this method"),
                refused(
                        405,
                        "Method Not Allowed",
                        AdminServer.send("DELETE", server.operator("/api/breakers/inventory"), BODY),
                        "not take this method"),
                refused(
                        406,
                        "Not Acceptable",
                        server.viewer("/api/breakers")
                                .header("Accept", "text/csv")
                                .build(),
                        "'Accept'"),
                refused(400, "Bad Request", AdminServer.post(operator.copy(), "{"), "not well-formed"),
                refused(
                        400,
                        "Bad Request",
                        server.viewer("/api/breakers?state=AJAR").build(),
                        "HALF_OPEN"),
                refused(
                        413,
                        "Request Entity Too Large",
                        AdminServer.post(operator.copy(), " ".repeat(20_000)),
                        "16384 bytes"),
                refused(
                        412,
                        "Precondition Failed",
                        AdminServer.post(operator.copy().header("If-Match", "\"4711\""), BODY),
                        "has changed since"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyRefusalIsAProblemWithADetailThatAPersonCanActOn(Refused refused) throws Exception {
        HttpResponse<String> answer = server.send(refused.request());

        assertThat(answer.statusCode()).isEqualTo(refused.status());
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("application/problem+json");
        JsonObject problem = AdminServer.json(answer);
        assertThat(problem.getString("type")).isEqualTo("about:blank");
        assertThat(problem.getString("title")).isEqualTo(refused.title());
        assertThat(problem.getInt("status")).isEqualTo(refused.status());
        assertThat(problem.getString("detail")).contains(refused.advice());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyRefusalHasTheHeadersThatKeepABrowserSafe(Refused refused) throws Exception {
        HttpResponse<String> answer = server.send(refused.request());

        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'self'; frame-ancestors 'none'");
    }

    @Test
    void whatTheApplicationDoesNotHaveElsewhereIsAnsweredAsTheContainerDoes() throws Exception {
        HttpResponse<String> answer =
                server.send(HttpRequest.newBuilder(server.uri("/").resolve("../switchgears/nothing"))
                        .build());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().allValues("Content-Type")).doesNotContain("application/problem+json");
        assertThat(answer.headers().map()).doesNotContainKey("x-switchgear-access");
    }
}
