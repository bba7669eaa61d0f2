package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Applications in one server, each with Switchgear in it, have breakers of one name and nothing in common; and so have the
 * WARs of one EAR.
 */
class NeighboursIT {

    private static BareWildFly server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = BareWildFly.start("neighbours");
        server.deploy("one");
        server.deploy("other");
        server.deployTogether("pair", List.of("first", "second"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"one, other", "first, second"})
    void whatOneDoesToItsBreakerTheOtherDoesNotSee(String one, String other) {
        assertThat(force(one).statusCode()).isEqualTo(200);
        assertThat(allowFiveFailures(one).statusCode()).isEqualTo(200);

        assertThat(breaker(one)).contains("\"state\":\"FORCED_OPEN\"").contains("\"allowedFails\":{\"value\":5,");
        assertThat(breaker(other))
                .contains("\"state\":\"CLOSED\"")
                .contains("\"generation\":0")
                .contains("\"allowedFails\":{\"value\":3,");
        assertThat(server.get("/" + one + "/api/stock/bolt-8").statusCode()).isEqualTo(503);
        assertThat(server.get("/" + other + "/api/stock/bolt-8").statusCode()).isEqualTo(200);
        assertThat(transitions(other)).doesNotContain("maintenance");
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
