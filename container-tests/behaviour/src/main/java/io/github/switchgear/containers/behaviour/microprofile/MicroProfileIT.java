package io.github.switchgear.containers.behaviour.microprofile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Warehouse;
import io.github.switchgear.containers.Warehouse.Behaviour;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakers on REST clients and beside Fault Tolerance, in a server that has MicroProfile. */
@Tag("microprofile")
class MicroProfileIT {

    private static final String ON_TYPE = "io.github.switchgear.containers.microprofile.PriceClient.prices";

    private final Deployed application = Deployments.of(Application.MICROPROFILE);
    private final Warehouse warehouse = Warehouse.INSTANCE;

    @BeforeEach
    void theWarehouseIsHealthyAndEveryBreakerClosed() {
        warehouse.becomes(Behaviour.HEALTHY);
        application.admin().resetAll();
    }

    private String call(String method) {
        return application.call("calls/" + method).body();
    }

    private List<String> callBroken(String method, int times) {
        warehouse.becomes(Behaviour.BROKEN);
        return Stream.generate(() -> call(method)).limit(times).toList();
    }

    private String healthy() {
        return Behaviour.HEALTHY.body();
    }

    @Test
    void theBreakersOfClientsAreListedBesideThoseOfBeansBeforeTheFirstCall() {
        assertThat(application.firstListing())
                .extracting(breaker -> breaker.getString("name"))
                .containsExactly(
                        "client",
                        "client-fallback",
                        "client-keyed",
                        "client-stage",
                        "future",
                        ON_TYPE,
                        "replaced",
                        "retried",
                        "stage",
                        "timed");
    }

    @ParameterizedTest
    @CsvSource({"client, client", "client-type, " + ON_TYPE})
    void aClientThatFailedThreeTimesIsNotAskedAgain(String method, String breaker) {
        assertThat(call(method)).isEqualTo(healthy());
        callBroken(method, 3);
        warehouse.becomes(Behaviour.HEALTHY);
        int before = warehouse.requests();

        assertThat(call(method)).isEqualTo("BreakerOpenException");
        assertThat(warehouse.requests()).isEqualTo(before);
        assertThat(application.admin().state(breaker)).isEqualTo("OPEN");
    }

    @Test
    void anArgumentOfARequestMayBeTheKey() {
        callBroken("client-oslo", 3);
        warehouse.becomes(Behaviour.HEALTHY);

        assertThat(call("client-oslo")).isEqualTo("BreakerOpenException");
        assertThat(call("client-bergen")).isEqualTo(healthy());
        assertThat(application.admin().state("client-keyed")).isEqualTo("CLOSED");
    }

    @ParameterizedTest
    @CsvSource({"client-stage", "stage", "future"})
    void anAsynchronousCallIsJudgedWhenItsAnswerIsThere(String method) {
        assertThat(call(method)).isEqualTo(healthy());
        callBroken(method, 3);
        warehouse.becomes(Behaviour.HEALTHY);
        int before = warehouse.requests();

        assertThat(call(method)).isEqualTo("later BreakerOpenException");
        assertThat(warehouse.requests()).isEqualTo(before);
    }

    @Test
    void aDefaultMethodOfAClientAnswersForAnotherOneOrItsCallIsRefused() {
        if (Deployments.container().differences().contains(Difference.CLIENTS_UNKNOWN_TO_INTERCEPTORS)) {
            assertThat(call("client-fallback")).isEqualTo("IllegalStateException");
            return;
        }
        assertThat(call("client-fallback")).isEqualTo(healthy());

        assertThat(callBroken("client-fallback", 4)).containsOnly("no bolt");
        assertThat(application.admin().state("client-fallback")).isEqualTo("OPEN");
    }

    @Test
    void aRetryIsOneMoreCallToTheBreakerAndEndsWithARejection() {
        int before = warehouse.requests();

        callBroken("retried", 1);

        assertThat(warehouse.requests() - before).isEqualTo(3);
        assertThat(application.admin().state("retried")).isEqualTo("OPEN");
        assertThat(call("retried")).isEqualTo("BreakerOpenException");
        assertThat(application
                        .admin()
                        .breaker("retried")
                        .getJsonObject("totals")
                        .getInt("rejected"))
                .isPositive();
    }

    @Test
    void aFallbackOfTheirsSeesTheRejection() {
        assertThat(callBroken("replaced", 3)).containsOnly("substitute");
        int before = warehouse.requests();

        assertThat(call("replaced")).isEqualTo("substitute");
        assertThat(warehouse.requests()).isEqualTo(before);
        assertThat(application.admin().state("replaced")).isEqualTo("OPEN");
    }

    @Test
    void aTimeOutIsAFailure() {
        Stream.generate(() -> call("timed"))
                .limit(3)
                .forEach(answer -> assertThat(answer).isEqualTo("TimeoutException"));

        assertThat(call("timed")).isEqualTo("BreakerOpenException");
    }
}
