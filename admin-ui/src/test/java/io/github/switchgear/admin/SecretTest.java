package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.admin.contract.EventReader;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an exception's message holds stays in the process. */
class SecretTest extends AdminTest {

    @Test
    void aPasswordInAnExceptionsMessageIsInNoAnswerEventOrLine() throws Exception {
        Shop shop = server.bean(Shop.class);
        List<AdminAttempt> attempts = server.bean(AuditTest.Auditor.class).attempts();
        attempts.clear();
        try (EventReader stream = EventReader.open(server.viewer("/api/stream"))) {
            stream.next("snapshot");
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> shop.stock(false))
                        .isInstanceOf(ConnectException.class)
                        .hasMessage(Shop.SECRET);
            }
            String told = stream.next("breakers").data();
            while (!told.contains("java.net.ConnectException")) {
                told = stream.next("breakers").data();
            }
            assertNoSecretIn(everyPage());
            assertNoSecretIn(List.of(
                    patch("{\"allowedFails\":3,\"reason\":\"it fails\"}").body(),
                    server.operate("force-open", "{\"reason\":\"it fails\"}").body(),
                    server.operate("release", "").body(),
                    server.operate("force-open", "{").body()));
            assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(ConnectException.class);
            assertNoSecretIn(everyPage());
            stream.next("transition");
            assertNoSecretIn(stream.lines());
            assertThat(attempts.stream().map(AdminAttempt::status)).containsExactly(200, 200, 200, 400);
            assertNoSecretIn(attempts.stream().map(AdminAttempt::toString).toList());
            assertThat(log.texts()).anyMatch(text -> text.contains("done action=\"settings\""));
            assertNoSecretIn(log.texts());
        }
    }

    private HttpResponse<String> patch(String body) throws Exception {
        return server.send(AdminServer.send("PATCH", server.operator("/api/breakers/inventory/settings"), body));
    }

    /** All that can be read of a breaker that has just failed. */
    private static List<String> everyPage() throws Exception {
        List<String> bodies = new ArrayList<>();
        for (String path : List.of(
                "/api/breakers",
                "/api/breakers/inventory",
                "/api/breakers/inventory/transitions",
                "/api/transitions",
                "/")) {
            HttpResponse<String> answer = server.send(server.viewer(path).build());
            assertThat(answer.statusCode()).isEqualTo(200);
            bodies.add(answer.body());
        }
        assertThat(bodies.subList(0, 4)).allMatch(body -> body.contains("java.net.ConnectException"));
        return bodies;
    }

    private static void assertNoSecretIn(List<String> texts) {
        assertThat(texts).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain(Shop.SECRET, "hunter2"));
    }
}
