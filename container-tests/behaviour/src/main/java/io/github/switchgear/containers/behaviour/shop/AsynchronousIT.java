package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Warehouse;
import io.github.switchgear.containers.Warehouse.Behaviour;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A method that returns a stage is judged by how that completes, whenever it does. */
@Proves(Promise.ASYNCHRONOUS)
class AsynchronousIT extends ShopTest {

    @ParameterizedTest
    @CsvSource({"order, orders", "parcel, parcels", "receipt, receipts"})
    void stagesThatFailOpenItAndARejectionIsAFailedStageToo(String path, String breaker) {
        warehouse.becomes(Behaviour.BROKEN);
        int before = warehouse.requests();

        List<String> outcomes = Stream.generate(() -> outcome(path)).limit(4).toList();

        assertThat(outcomes)
                .containsExactly(
                        "failed with UncheckedIOException",
                        "failed with UncheckedIOException",
                        "failed with BreakerOpenException",
                        "failed with BreakerOpenException");
        assertThat(warehouse.requests() - before).isEqualTo(2);
        assertThat(admin().state(breaker)).isEqualTo("OPEN");
        assertThat(admin().breaker(breaker).getJsonObject("lastFailure").getString("type"))
                .isEqualTo("java.io.UncheckedIOException");
    }

    @ParameterizedTest
    @CsvSource({"order, orders", "parcel, parcels", "receipt, receipts"})
    void aStageThatYieldsAnAnswerIsASuccess(String path, String breaker) {
        int before = admin().total(breaker, "succeeded");

        assertThat(outcome(path)).isEqualTo(Behaviour.HEALTHY.body());

        assertThat(admin().total(breaker, "succeeded") - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"order, orders", "parcel, parcels"})
    void nothingIsJudgedBeforeTheStageCompletes(String path, String breaker) {
        int before = admin().total(breaker, "succeeded");
        CompletableFuture<HttpResponse<String>> answer;

        try (Warehouse.Hold hold = warehouse.holds()) {
            answer = deployed().begin("orders/bolt/" + path);
            hold.awaitRequests(1);

            assertThat(admin().total(breaker, "succeeded")).isEqualTo(before);
        }

        assertThat(answer.join().body()).isEqualTo(Behaviour.HEALTHY.body());
        assertThat(admin().total(breaker, "succeeded") - before).isEqualTo(1);
    }

    @Test
    void aResourceThatReturnsTheStageItselfAnswersARejectionAsAnyOtherResourceDoes() {
        warehouse.becomes(Behaviour.BROKEN);
        assertThat(orderItself().statusCode()).isEqualTo(502);
        assertThat(orderItself().statusCode()).isEqualTo(502);

        HttpResponse<String> rejected = orderItself();

        assertThat(rejected.statusCode()).isEqualTo(503);
        assertThat(rejected.body()).isEqualTo("orders is OPEN");
        assertThat(rejected.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
    }

    private String outcome(String path) {
        return call("orders/bolt/" + path).body();
    }

    private HttpResponse<String> orderItself() {
        return call("orders/bolt/order-itself");
    }
}
