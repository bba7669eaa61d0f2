package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.admin.contract.EventReader;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an exception's message holds stays in the process. */
class SecretTest extends AdminTest {

    @Test
    void aPasswordInAnExceptionsMessageIsInNoAnswerEventOrLine() throws Exception {
        Shop shop = server.bean(Shop.class);
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
            assertThat(server.operate("force-open", "{\"reason\":\"flood\"}").body())
                    .doesNotContain(Shop.SECRET);
            assertThat(server.operate("release", "").statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(ConnectException.class);
            assertThat(stream.next("transition").data()).isNotEmpty();
            for (String path : List.of(
                    "/api/breakers",
                    "/api/breakers/inventory",
                    "/api/breakers/inventory/transitions",
                    "/api/transitions",
                    "/")) {
                assertThat(server.send(server.viewer(path).build()).body())
                        .isNotEmpty()
                        .doesNotContain(Shop.SECRET);
            }
            assertThat(stream.lines()).isNotEmpty().noneMatch(line -> line.contains(Shop.SECRET));
            assertThat(log.lines()).isNotEmpty().noneMatch(line -> line.contains(Shop.SECRET));
        }
    }
}
