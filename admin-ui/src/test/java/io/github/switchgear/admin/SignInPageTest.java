package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees instead of the dashboard who may not see it. */
class SignInPageTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @Test
    void whoIsNotSignedInSeesWhichRoleItTakesAndIsAskedToSignIn() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.roles.read", "sre & co"))) {
            HttpResponse<String> page =
                    server.send(server.nobody("/").header("Accept", BROWSER).build());

            assertThat(page.statusCode()).isEqualTo(401);
            assertThat(page.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Basic realm=");
            assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(page.body()).contains("<h1>Sign in</h1>").contains("the role <b>sre &amp; co</b>");
        }
    }

    @Test
    void whoLacksTheRoleSeesWhichOneItTakes() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            HttpRequest emil = server.nobody("/")
                    .header("Test-User", "emil")
                    .header("Accept", BROWSER)
                    .build();

            HttpResponse<String> page = server.send(emil);

            assertThat(page.statusCode()).isEqualTo(403);
            assertThat(page.body())
                    .contains("<h1>You may not see this page</h1>")
                    .contains("one of the roles <b>switchgear-viewer</b>, <b>switchgear-operator</b>");
        }
    }

    @Test
    void whereAnySignInIsEnoughThatIsSaid() throws Exception {
        try (AdminServer server = AdminServer.start(Map.of("switchgear.admin.roles.read", "**"))) {
            assertThat(server.send(server.nobody("/").header("Accept", BROWSER).build())
                            .body())
                    .contains("you need to be signed in");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/breakers", "/app.js"})
    void whatIsNotThePageIsAnsweredAsToPrograms(String path) throws Exception {
        try (AdminServer server = AdminServer.start()) {
            assertThat(server.send(server.nobody(path).header("Accept", BROWSER).build())
                            .headers()
                            .firstValue("Content-Type"))
                    .contains("application/problem+json");
        }
    }
}
