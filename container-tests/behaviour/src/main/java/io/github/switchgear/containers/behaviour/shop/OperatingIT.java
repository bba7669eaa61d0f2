package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import io.github.switchgear.containers.Warehouse.Behaviour;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an operator does over HTTP is what the next call of the application meets. */
@Proves(Promise.OPERATING)
class OperatingIT extends ShopTest {

    @Test
    void afterAResetCallsGoThroughAgain() {
        tripInventory();
        warehouse.becomes(Behaviour.HEALTHY);
        assertThat(stock().statusCode()).isEqualTo(503);

        JsonObject after = admin().operate("inventory", "reset", "{\"reason\": \"new switch installed\"}");

        assertThat(after.getString("state")).isEqualTo("CLOSED");
        assertThat(after.getInt("consecutiveFailures")).isZero();
        assertThat(stock().statusCode()).isEqualTo(200);
        assertThat(admin().state("inventory")).isEqualTo("CLOSED");
    }

    @Test
    void aBreakerForcedOpenRejectsAndSaysWhoWantedItWhyAndUntilWhen() {
        int before = warehouse.requests();

        JsonObject override = forceOpen("PT10M").getJsonObject("override");

        assertThat(override.getString("kind")).isEqualTo("FORCED_OPEN");
        assertThat(override.getString("reason")).isEqualTo("stocktaking <b>today</b>");
        assertThat(override.getString("actor")).isEqualTo("operator");
        assertThat(Duration.between(
                        Instant.parse(override.getString("since")), Instant.parse(override.getString("until"))))
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(stock().body()).isEqualTo("inventory is FORCED_OPEN");
        assertThat(warehouse.requests()).isEqualTo(before);
    }

    @Test
    void afterAReleaseTheNextCallIsTheProbe() {
        forceOpen("PT10M");

        JsonObject released = admin().operate("inventory", "release", "{}");

        assertThat(released.getString("state")).isEqualTo("HALF_OPEN");
        assertThat(released.get("override")).isEqualTo(JsonValue.NULL);
        assertThat(stock().statusCode()).isEqualTo(200);
        assertThat(admin().state("inventory")).isEqualTo("CLOSED");
    }

    @Test
    void anOverrideEndsByItself() {
        forceOpen("PT0.3S");

        admin().await("inventory", breaker -> breaker.getString("state").equals("HALF_OPEN"));

        assertThat(stock().statusCode()).isEqualTo(200);
    }

    @Test
    void aBreakerForcedClosedLetsEveryFailureThrough() {
        admin().operate("inventory", "force-closed", "{\"reason\": \"we want to see the errors\"}");

        tripInventory();

        assertThat(stock().statusCode()).isEqualTo(500);
        JsonObject inventory = admin().breaker("inventory");
        assertThat(inventory.getString("state")).isEqualTo("FORCED_CLOSED");
        assertThat(inventory.getBoolean("wouldBeOpen")).isTrue();
    }

    @Test
    void anUnknownNameIsNotFoundAndCreatesNothing() {
        int before = admin().breakers().size();

        HttpResponse<String> response = admin().post("inventroy", "reset", User.OPERATOR, "{}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(admin().breakers()).hasSize(before);
    }

    private JsonObject forceOpen(String duration) {
        return admin().operate(
                        "inventory",
                        "force-open",
                        "{\"reason\": \"stocktaking <b>today</b>\", \"duration\": \"" + duration + "\"}");
    }
}
