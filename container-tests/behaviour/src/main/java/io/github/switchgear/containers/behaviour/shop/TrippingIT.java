package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Warehouse.Behaviour;
import io.github.switchgear.containers.shop.PriceClient;
import io.github.switchgear.containers.shop.RatingClient;
import io.github.switchgear.containers.shop.ReviewClient;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real failures of a real downstream service open the breaker in front of it. */
@Proves(Promise.MACHINE)
class TrippingIT extends ShopTest {

    @Test
    void threeFailuresOpenItAndTheFourthCallDoesNotReachTheWarehouse() {
        warehouse.becomes(Behaviour.BROKEN);
        int before = warehouse.requests();

        List<Integer> statuses = Stream.generate(this::stock)
                .limit(4)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsExactly(500, 500, 500, 503);
        assertThat(warehouse.requests() - before).isEqualTo(3);
    }

    @Test
    void theListShowsItOpenWithTheTimeThatIsLeft() {
        tripInventory();
        stock();

        JsonObject inventory = admin().breakers().stream()
                .filter(breaker -> breaker.getString("name").equals("inventory"))
                .findAny()
                .orElseThrow();

        assertThat(inventory.getString("state")).isEqualTo("OPEN");
        assertThat(inventory.getInt("consecutiveFailures")).isEqualTo(3);
        assertThat(inventory.getJsonNumber("retryAfterMillis").longValue()).isBetween(1L, 60_000L);
        assertThat(inventory.getJsonObject("totals").getInt("rejected")).isPositive();
    }

    @Test
    void theCallerOfTheFailureThatOpensItGetsTheAnswerOfTheWarehouse() {
        warehouse.becomes(Behaviour.BROKEN);
        stock();
        stock();

        HttpResponse<String> third = stock();

        assertThat(third.statusCode()).isEqualTo(Behaviour.BROKEN.status());
        assertThat(third.body()).isEqualTo(Behaviour.BROKEN.body());
        assertThat(admin().state("inventory")).isEqualTo("OPEN");
    }

    @Test
    void theApplicationsOwnMapperAnswersARejection() {
        tripInventory();

        HttpResponse<String> rejected = stock();

        assertThat(rejected.statusCode()).isEqualTo(503);
        assertThat(rejected.body()).isEqualTo("inventory is OPEN");
        assertThat(rejected.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
    }

    @Test
    @Proves(Promise.VALIDATORS)
    void anAnswerThatTheValidatorsOwnBeanDoesNotUnderstandIsAFailure() {
        warehouse.becomes(Behaviour.WRONG_CONTENT);

        assertThat(stock().body()).isEqualTo(Behaviour.WRONG_CONTENT.body());
        stock();
        stock();

        assertThat(stock().statusCode()).isEqualTo(503);
    }

    @Test
    void aConnectionThatIsRefusedIsAFailureAndReachesTheCallerAsItself() {
        warehouse.closes();

        HttpResponse<String> first = stock();
        stock();
        stock();
        warehouse.becomes(Behaviour.HEALTHY);

        assertThat(first.statusCode()).isEqualTo(502);
        assertThat(first.body()).isEqualTo("ConnectException");
        assertThat(stock().statusCode()).isEqualTo(503);
        assertThat(admin().breaker("inventory").getJsonObject("lastFailure").getString("type"))
                .isEqualTo("java.io.UncheckedIOException");
    }

    @Test
    void aSuccessInBetweenStartsTheCountAgain() {
        warehouse.becomes(Behaviour.BROKEN);
        stock();
        stock();
        warehouse.becomes(Behaviour.HEALTHY);
        stock();
        warehouse.becomes(Behaviour.BROKEN);
        stock();
        stock();

        assertThat(admin().state("inventory")).isEqualTo("CLOSED");
    }

    @Test
    void anExceptionThatIsAllowedNeverOpensIt() {
        int before = admin().total("inventory", "neutral");
        warehouse.becomes(Behaviour.WITHOUT_THE_ARTICLE);

        for (int call = 0; call < 5; call++) {
            assertThat(stock().statusCode()).isEqualTo(404);
        }

        assertThat(admin().state("inventory")).isEqualTo("CLOSED");
        assertThat(admin().total("inventory", "neutral") - before).isEqualTo(5);
    }

    @Test
    void aJudgesOwnBeanTellsWhatIsMissingFromWhatIsAwayThoughTheExceptionIsOfOneClass() {
        warehouse.becomes(Behaviour.WITHOUT_THE_ARTICLE);
        for (int call = 0; call < 5; call++) {
            assertThat(call("catalogue/branches").statusCode()).isEqualTo(502);
        }
        assertThat(admin().state("branches")).isEqualTo("CLOSED");
        warehouse.becomes(Behaviour.BROKEN);

        List<Integer> statuses = Stream.generate(() -> call("catalogue/branches"))
                .limit(4)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsExactly(502, 502, 502, 503);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToArrive")
    @Proves(Promise.DISCOVERY)
    void aBreakerGuardsTheMethodHoweverItArrivesThere(String path, String breaker) {
        warehouse.becomes(Behaviour.BROKEN);
        int before = warehouse.requests();

        List<Integer> statuses = Stream.generate(() -> call("catalogue/" + path))
                .limit(4)
                .map(HttpResponse::statusCode)
                .toList();

        assertThat(statuses).containsExactly(502, 502, 502, 503);
        assertThat(warehouse.requests() - before).isEqualTo(3);
        assertThat(admin().breakers())
                .filteredOn(listed -> listed.getString("state").equals("OPEN"))
                .extracting(listed -> listed.getString("name"))
                .containsExactly(breaker);
    }

    @Test
    @Proves(Promise.SHARED_NAMES)
    void whatTwoBeansShareTripsByTheFailuresOfBothAndRejectsTheCallsOfBoth() {
        warehouse.becomes(Behaviour.BROKEN);
        int before = warehouse.requests();

        List<Integer> statuses = Stream.of(
                        "pay-by-card", "pay-by-invoice", "pay-by-card", "pay-by-card", "pay-by-invoice")
                .map(path -> call("catalogue/" + path).statusCode())
                .toList();

        assertThat(statuses).containsExactly(502, 502, 502, 503, 503);
        assertThat(warehouse.requests() - before).isEqualTo(3);
    }

    @Test
    @Proves(Promise.CALLS_WITHIN)
    void aCallFromWithinTheBeanPassesTheBreakerOnlyWhereTheContainerInterceptsIt() {
        boolean intercepted =
                Deployments.container().differences().contains(Difference.CALLS_WITHIN_A_BEAN_INTERCEPTED);
        int before = admin().total("branches", "succeeded");

        assertThat(call("catalogue/branches-from-within").statusCode()).isEqualTo(200);
        int fromWithin = admin().total("branches", "succeeded") - before;
        assertThat(call("catalogue/branches").statusCode()).isEqualTo(200);
        int fromOutside = admin().total("branches", "succeeded") - before - fromWithin;

        assertThat(fromOutside).isEqualTo(1);
        assertThat(fromWithin).isEqualTo(intercepted ? 1 : 0);
    }

    private static Stream<Arguments> waysToArrive() {
        String prices = PriceClient.class.getName();
        return Stream.of(
                arguments("price", prices + ".price(String)"),
                arguments("price-of-ten", prices + ".price(String,int)"),
                arguments("discounts", prices + ".discounts"),
                arguments("rating", RatingClient.class.getName() + ".rating"),
                arguments("reviews", ReviewClient.class.getName() + ".reviews"),
                arguments("suppliers", "suppliers"));
    }
}
