package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.User;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a server that has MicroProfile Health tells of the breakers. */
@Tag("health")
class HealthIT extends ShopTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** WildFly answers requests of an application before it calls the deployment done. */
    private HttpResponse<String> onceTheServerItselfIsReady() {
        URI readiness = Deployments.container().readiness(deployed().root());
        return Eventually.get(
                PATIENCE, () -> Http.get(readiness, User.NOBODY), response -> response.statusCode() == 200);
    }

    @Test
    void eachBreakerIsToldAndAnOpenOneLeavesTheApplicationReady() {
        tripInventory();

        HttpResponse<String> response = onceTheServerItselfIsReady();

        List<JsonObject> checks = Json.createReader(new StringReader(response.body()))
                .readObject()
                .getJsonArray("checks")
                .getValuesAs(JsonObject.class);
        assertThat(checks)
                .filteredOn(check -> check.getString("name").equals("switchgear"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.getString("status")).isEqualTo("UP");
                    assertThat(check.getJsonObject("data").getString("inventory"))
                            .isEqualTo("OPEN");
                    assertThat(check.getJsonObject("data").keySet()).hasSameSizeAs(admin().breakers());
                });
    }
}
