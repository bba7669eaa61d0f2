package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** WARs of one EAR, each with Switchgear in it, have breakers of one name and nothing in common. */
class WarsOfOneEarIT {

    private static final String ONE = "one";
    private static final String OTHER = "other";

    private static BareWildFly server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = BareWildFly.start("pair");
        server.deployTogether("pair", List.of(ONE, OTHER));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatOneDoesToItsBreakerTheOtherDoesNotSee() {
        assertThat(force(ONE).statusCode()).isEqualTo(200);
        assertThat(allowFiveFailures(ONE).statusCode()).isEqualTo(200);

        assertThat(breaker(ONE)).contains("\"state\":\"FORCED_OPEN\"").contains("\"allowedFails\":{\"value\":5,");
        assertThat(breaker(OTHER))
                .contains("\"state\":\"CLOSED\"")
                .contains("\"generation\":0")
                .contains("\"allowedFails\":{\"value\":3,");
        assertThat(server.get("/" + ONE + "/api/stock/bolt-8").statusCode()).isEqualTo(503);
        assertThat(server.get("/" + OTHER + "/api/stock/bolt-8").statusCode()).isEqualTo(200);
        assertThat(transitions(OTHER)).doesNotContain("maintenance");
    }

    private static HttpResponse<String> force(String application) {
        return server.changeAsAnn(
                "POST",
                "/" + application + "/api/switchgear/api/breakers/inventory/force-open",
                "{\"reason\": \"maintenance\"}");
    }

    private static HttpResponse<String> allowFiveFailures(String application) {
        return server.changeAsAnn(
                "PATCH",
                "/" + application + "/api/switchgear/api/breakers/inventory/settings",
                "{\"allowedFails\": 5}");
    }

    private static String breaker(String application) {
        return server.getAsAnn("/" + application + "/api/switchgear/api/breakers/inventory")
                .body();
    }

    private static String transitions(String application) {
        return server.getAsAnn("/" + application + "/api/switchgear/api/transitions")
                .body();
    }
}
