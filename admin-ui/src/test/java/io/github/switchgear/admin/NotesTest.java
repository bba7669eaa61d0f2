package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.admin.contract.EventReader.Event;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write down about a breaker. */
class NotesTest extends AdminTest {

    private static final String NOTES = "/api/breakers/inventory/notes";

    private static HttpResponse<String> write(String body) throws Exception {
        return server.send(AdminServer.post(server.operator(NOTES), body));
    }

    private static JsonArray notes() throws Exception {
        HttpResponse<String> answer = server.send(server.viewer(NOTES).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readArray();
    }

    private static String text(String text) {
        return Json.createObjectBuilder().add("text", text).build().toString();
    }

    private List<String> audited() {
        return log.lines().stream().filter(line -> line.contains(" action=")).toList();
    }

    @Test
    void aNoteIsKeptWithWhoAndWhenAndToldInTheAudit() throws Exception {
        HttpResponse<String> answer = write(text("called the carrier, back at 4"));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject note = AdminServer.json(answer);
        assertThat(note.keySet()).containsExactly("breaker", "at", "actor", "text");
        assertThat(note.getString("breaker")).isEqualTo("inventory");
        assertThat(note.getString("actor")).isEqualTo("otto");
        assertThat(note.getString("text")).isEqualTo("called the carrier, back at 4");
        write(text("<img src=x onerror=alert(1)> \u202e\n=1+1"));

        assertThat(notes().get(1)).isEqualTo(note);
        assertThat(notes().getJsonObject(0).getString("text"))
                .isEqualTo("<img src=x onerror=alert(1)> \\u202e\\u000a=1+1");
        assertThat(audited().get(0))
                .startsWith("done action=\"notes\" breaker=\"inventory\" key=null actor=\"otto\"")
                .contains("reason=\"called the carrier, back at 4\" before=CLOSED after=null status=200");
    }

    @Test
    void openPagesAreToldOfItAndWhoComesBackToo() throws Exception {
        Event seen;
        try (EventReader whole = EventReader.open(server.viewer("/api/stream"));
                EventReader lean = EventReader.open(server.viewer("/api/stream?form=lean"))) {
            seen = whole.next("snapshot");
            JsonObject note = AdminServer.json(write(text("first")));

            assertThat(whole.next("note").json()).isEqualTo(note);
            assertThat(lean.next("note").json()).isEqualTo(note);
        }
        try (EventReader back = EventReader.open(server.viewer("/api/stream").header("Last-Event-ID", seen.id()))) {
            assertThat(back.next("note").json().getString("text")).isEqualTo("first");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"text\":null}",
                "{\"text\":\" \\u200b\\n\"}",
                "{\"text\":7}",
                "{\"text\":[\"a\"]}",
                "{\"reason\":\"x\"}",
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\",\"at\":\"2026-12-01T02:00:00Z\"}"
            })
    void whatIsNoTextIsRefused(String body) throws Exception {
        int before = notes().size();

        HttpResponse<String> answer = write(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(AdminServer.json(answer).getString("detail")).isNotEmpty();
        assertThat(notes()).hasSize(before);
        assertThat(audited()).singleElement().asString().startsWith("refused action=\"notes\"");
    }

    @Test
    void fiveHundredCharactersAreTheMost() throws Exception {
        assertThat(write(text("\ud83d\ude00".repeat(500))).statusCode()).isEqualTo(200);
        HttpResponse<String> refused = write(text("x".repeat(501)));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("500 characters but has 501");
    }

    @Test
    void whoMayOnlyLookWritesNothing() throws Exception {
        assertThat(server.send(AdminServer.post(server.viewer(NOTES), text("x")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.send(AdminServer.post(server.nobody(NOTES), text("x")))
                        .statusCode())
                .isEqualTo(401);
        assertThat(server.send(server.nobody(NOTES).build()).statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownBreakerHasNoNotes() throws Exception {
        String path = "/api/breakers/absent/notes";
        assertThat(server.send(server.viewer(path).build()).statusCode()).isEqualTo(404);
        assertThat(server.send(AdminServer.post(server.operator(path), text("x")))
                        .statusCode())
                .isEqualTo(404);
    }
}
