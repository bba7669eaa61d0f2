package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.core.ManualOverride;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type reads as nothing else, wherever it is told. */
class ShownTextTest extends AdminTest {

    private static final String TURNED = "fine \u202e)yna nepo( \u2066\u2069\u200f\u061c\u200b\u2028\u0000\ufffe\ud83d";
    private static final String SHOWN =
            "fine \\u202e)yna nepo( \\u2066\\u2069\\u200f\\u061c\\u200b\\u2028\\u0000\\ufffe\\ud83d";

    private static String json(String text) {
        return '"' + text.replace("\\", "\\\\") + '"';
    }

    private static void isSeen(String text) {
        assertThat(text.codePoints().filter(character -> switch (Character.getType(character)) {
                    case Character.FORMAT, Character.CONTROL, Character.LINE_SEPARATOR, Character.UNASSIGNED -> true;
                    default -> false;
                }))
                .as(text)
                .isEmpty();
    }

    @Test
    void aReasonAndAnActorAreShownAsWhatTheyAreWhoeverGaveThem() throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because(TURNED).by("otto" + TURNED));

        for (String path : List.of(
                "/api/breakers",
                "/api/breakers/inventory",
                "/api/breakers/inventory/transitions",
                "/api/transitions")) {
            String body = server.send(server.viewer(path).build()).body();
            assertThat(body).contains("\"reason\":" + json(SHOWN), "\"actor\":" + json("otto" + SHOWN));
            isSeen(body);
        }
        assertThat(log.lines()).singleElement().asString().contains(SHOWN).satisfies(ShownTextTest::isSeen);
    }

    @Test
    void theStreamShowsItSo() throws Exception {
        try (EventReader reader = EventReader.open(server.viewer("/api/stream"))) {
            reader.next("snapshot");
            server.breaker("inventory").forceOpen(ManualOverride.because(TURNED));

            assertThat(reader.next("transition").data()).contains(json(SHOWN)).satisfies(ShownTextTest::isSeen);
            assertThat(reader.next("breakers").data()).contains(json(SHOWN)).satisfies(ShownTextTest::isSeen);
        }
    }

    @Test
    void theRefusalOfAConditionShowsItSo() throws Exception {
        server.breaker("inventory").forceOpen(ManualOverride.because(TURNED).by(TURNED));

        HttpResponse<String> answer = server.send(AdminServer.post(
                server.operator("/api/breakers/inventory/reset").header("If-Match", "\"other\""), ""));

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).contains(json(SHOWN)).satisfies(ShownTextTest::isSeen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"x\",\"duration\":\"\\u202e1MTP\"}",
                "{\"reason\":\"x\",\"\\u202edetimil\":1}",
                "{\"reason\":\"x\",\"\\u2028\\ud800\":1}"
            })
    void aRefusalShowsSoWhatItRefuses(String body) throws Exception {
        HttpResponse<String> answer = server.operate("force-open", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\\\\u").satisfies(ShownTextTest::isSeen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/breakers/a%E2%80%AEb",
                "/api/breakers?state=a%E2%80%AEb",
                "/api/breakers?%E2%80%AE=b",
                "/api/transitions?limit=%E2%80%AE1",
                "/api/transitions?since=%E2%80%AE1",
                "/api/transitions?breaker=%E2%80%AE1"
            })
    void aRefusedAddressIsShownSo(String path) throws Exception {
        HttpResponse<String> answer = server.send(server.viewer(path).build());

        assertThat(answer.statusCode()).isIn(400, 404);
        assertThat(answer.body()).contains("\\\\u202e").satisfies(ShownTextTest::isSeen);
    }
}
