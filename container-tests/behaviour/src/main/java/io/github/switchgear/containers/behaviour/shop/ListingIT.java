package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import io.github.switchgear.containers.shop.CardPayments;
import io.github.switchgear.containers.shop.InventoryClient;
import io.github.switchgear.containers.shop.InvoicePayments;
import io.github.switchgear.containers.shop.PriceClient;
import io.github.switchgear.containers.shop.RatingClient;
import io.github.switchgear.containers.shop.ReviewClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is known of the breakers when nobody has called one yet. */
@Proves(Promise.DISCOVERY)
class ListingIT extends ShopTest {

    private static final String PRICES = PriceClient.class.getName();

    private static final String[] ALL = {
        "branches",
        "customers",
        "inventory",
        "offers",
        "orders",
        "parcels",
        "payments",
        "receipts",
        "shipping",
        "sites",
        "suppliers",
        PRICES + ".price(String)",
        PRICES + ".price(String,int)",
        PRICES + ".discounts",
        RatingClient.class.getName() + ".rating",
        ReviewClient.class.getName() + ".reviews"
    };

    @Test
    void everyBreakerIsListedBeforeItsFirstCall() {
        assertThat(deployed().firstListing())
                .extracting(breaker -> breaker.getString("name"))
                .containsExactlyInAnyOrder(ALL);
    }

    @Test
    void aBreakerThatWasNeverCalledIsClosedAndHasCountedNothing() {
        assertThat(deployed().firstListing()).allSatisfy(breaker -> {
            assertThat(breaker.getString("state")).isEqualTo("CLOSED");
            assertThat(breaker.getBoolean("enabled")).isTrue();
            assertThat(breaker.getInt("consecutiveFailures")).isZero();
            assertThat(breaker.get("retryAfterMillis")).isEqualTo(JsonValue.NULL);
            assertThat(breaker.get("lastFailure")).isEqualTo(JsonValue.NULL);
            assertThat(breaker.getJsonObject("totals").values())
                    .isNotEmpty()
                    .allSatisfy(total -> assertThat(total).hasToString("0"));
        });
    }

    @Test
    void aBreakerNamesTheMethodThatItGuards() {
        assertThat(admin().breaker("inventory").getJsonArray("methods").getValuesAs(JsonString::getString))
                .containsExactly(InventoryClient.class.getName() + ".stock(String)");
    }

    @Test
    @Proves(Promise.SHARED_NAMES)
    void aBreakerThatTwoBeansShareNamesBothOfTheirMethods() {
        assertThat(admin().breaker("payments").getJsonArray("methods").getValuesAs(JsonString::getString))
                .containsExactlyInAnyOrder(
                        CardPayments.class.getName() + ".payByCard()",
                        InvoicePayments.class.getName() + ".payByInvoice()");
    }

    @Test
    void theBreakerOfAnOverloadIsFoundByItsWholeName() {
        String name = PRICES + ".price(String,int)";

        assertThat(admin().breaker(name).getString("name")).isEqualTo(name);
    }

    @Test
    void theRegistryInTheApplicationHoldsTheSameBreakers() {
        JsonObject states =
                Json.createReader(new StringReader(call("breakers").body())).readObject();

        assertThat(states.keySet()).containsExactlyInAnyOrder(ALL);
        assertThat(states.values()).allSatisfy(state -> assertThat(state).hasToString("\"CLOSED\""));
    }

    /** Wherever a server makes what it tells of the start: also where nobody is told of that, and it is made by a request. */
    @Test
    void theListTellsAStartThatNoBreakerIsOlderThan() {
        JsonObject list = Json.createReader(new StringReader(
                        Http.get(admin().breakersUri(), User.VIEWER).body()))
                .readObject();
        Instant started = Instant.parse(list.getString("started"));

        assertThat(started).isBeforeOrEqualTo(Instant.parse(list.getString("at")));
        assertThat(list.getJsonArray("breakers").getValuesAs(JsonObject.class))
                .allSatisfy(
                        breaker -> assertThat(started).isBeforeOrEqualTo(Instant.parse(breaker.getString("since"))));
    }

    @Test
    void aSettingIsTheAnnotationsAndSaysSo() {
        JsonObject settings = admin().breaker("shipping").getJsonObject("settings");

        assertThat(settings.getJsonObject("retryTimer").getString("value")).isEqualTo("PT0.5S");
        assertThat(settings.getJsonObject("retryTimer").getString("source")).isEqualTo("annotation");
    }
}
