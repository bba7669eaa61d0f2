package io.github.switchgear.containers.behaviour.redeployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.HotServer;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.User;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Applications in one server, each with Switchgear in it, have breakers of one name and nothing in common. */
@Tag("neighbours")
class NeighboursIT {

    private static final String BREAKER = "prices(int[],String)";

    private static HotServer server;
    private static Deployed one;
    private static Deployed other;

    @BeforeAll
    static void start() throws IOException {
        server = HotServer.start("neighbours", Application.GOLDEN);
        one = server.deploy("one");
        other = server.deploy("other");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatOneDoesToItsBreakerTheOtherDoesNotSee() {
        JsonObject before = other.admin().breaker(BREAKER);

        one.admin().operate(BREAKER, "force-open", "{\"reason\": \"maintenance\"}");
        one.admin().configure(BREAKER, "{\"allowedFails\": 5}");

        assertThat(one.admin()
                        .breaker(BREAKER)
                        .getJsonObject("settings")
                        .getJsonObject("allowedFails")
                        .getInt("value"))
                .isEqualTo(5);
        assertThat(one.call("price").statusCode()).isEqualTo(503);
        assertThat(other.admin().breaker(BREAKER)).isEqualTo(before);
        assertThat(Http.get(other.admin().transitionsUri(), User.VIEWER).body()).isEqualTo("[]");
        assertThat(other.call("price").statusCode()).isEqualTo(200);
    }
}
