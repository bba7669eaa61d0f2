package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who answers, and since when the application runs there. */
class NodeTest {

    private static JsonObject list(AdminServer server) throws Exception {
        return AdminServer.json(server.send(server.viewer("/api/breakers").build()));
    }

    private static Instant started(AdminServer server) throws Exception {
        return Instant.parse(list(server).getString("started"));
    }

    @Test
    void theStartIsThatOfTheApplicationWhateverHappensToItsBreakers() throws Exception {
        Instant before = BreakerViews.now();
        try (AdminServer server = AdminServer.start()) {
            Instant after = Instant.now();
            Instant started = started(server);

            assertThat(started).isBetween(before, after);
            server.bean(BreakerRegistry.class).all().forEach(CircuitBreaker::reset);
            assertThat(started(server)).isEqualTo(started);
        }
    }

    @Test
    void aNewStartIsAnotherMomentAndSoTheListOfTheLastOneIsNotTheSame() throws Exception {
        Instant first;
        String tag;
        try (AdminServer server = AdminServer.start()) {
            first = started(server);
            tag = tag(server);
        }
        try (AdminServer server = AdminServer.start(Map.of())) {
            assertThat(started(server)).isAfter(first);
            assertThat(server.send(server.viewer("/api/breakers")
                                    .header("If-None-Match", tag)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String tag(AdminServer server) throws Exception {
        return server.send(server.viewer("/api/breakers").build())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }
}
