package io.github.switchgear.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.docs.Pages;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages show works as they say. */
class SnippetsTest {

    private static WeldContainer container;

    @BeforeAll
    static void deploy() {
        container = Application.of(
                Warehouse.class,
                StockClient.class,
                InventoryClient.class,
                HttpOk.class,
                DeliveryClient.class,
                PriceClient.class,
                WorkedExamples.class,
                Together.class,
                TransitionPager.class);
    }

    @AfterAll
    static void undeploy() {
        container.close();
    }

    @BeforeEach
    void repair() {
        get(Warehouse.class).does(() -> new Answer(200, "42"));
        get(BreakerRegistry.class).all().forEach(CircuitBreaker::reset);
    }

    @Test
    void theJudgeTellsALostConnectionFromADuplicateKey() {
        Outages judge = new Outages();

        assertThat(judge.isFailure(new SQLException("lost", "08006"))).isTrue();
        assertThat(judge.isFailure(new SQLException("duplicate", "23505"))).isFalse();
        assertThat(judge.isFailure(new IOException())).isTrue();
    }

    @Test
    void theThirdFailureOpensAndTheFourthCallIsRejectedForThirtySeconds() {
        StockClient client = get(StockClient.class);
        get(Warehouse.class).does(SnippetsTest::down);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.stock("bolt-8")).isInstanceOf(IOException.class);
        }

        assertThatThrownBy(() -> client.stock("bolt-8"))
                .isInstanceOfSatisfying(
                        BreakerOpenException.class,
                        rejection -> assertThat(rejection.retryAfter())
                                .get(InstanceOfAssertFactories.DURATION)
                                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30)));
    }

    @Test
    void theValidatorCountsA503WhichTheCallerStillGetsAndNoA404() throws Exception {
        get(Warehouse.class).does(() -> new Answer(404, ""));
        stock();
        assertThat(snapshot("inventory").consecutiveFailures()).isZero();

        get(Warehouse.class).does(() -> new Answer(503, ""));
        assertThat(stock().status()).isEqualTo(503);
        assertThat(snapshot("inventory").consecutiveFailures()).isEqualTo(1);
    }

    @Test
    void anAllowedExceptionIsNeutral() {
        get(Warehouse.class).does(() -> {
            throw new NotFound();
        });

        long before = snapshot("inventory").totals().neutral();
        assertThatThrownBy(this::stock).isInstanceOf(NotFound.class);

        assertThat(snapshot("inventory").totals().neutral()).isEqualTo(before + 1);
        assertThat(snapshot("inventory").consecutiveFailures()).isZero();
    }

    @Test
    void theFallbackAnswersForAFailureAndForARejectionButNotForAValue() throws Exception {
        DeliveryClient delivery = get(DeliveryClient.class);
        assertThat(delivery.time("x").body()).isEqualTo("42");

        get(Warehouse.class).does(SnippetsTest::down);
        for (int i = 0; i < 3; i++) {
            assertThat(delivery.time("x").body()).isEqualTo("5 days, asked in vain");
        }
        assertThat(delivery.time("x").body()).isEqualTo("5 days, not asked");
    }

    @Test
    void aRejectedStageFailsAndNothingIsThrown() {
        PriceClient prices = get(PriceClient.class);
        get(Warehouse.class).does(SnippetsTest::down);
        for (int i = 0; i < 3; i++) {
            prices.price("x");
        }

        assertThatThrownBy(() -> prices.price("x").toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(BreakerOpenException.class);
    }

    @Test
    void eachSubscriptionToAUniIsOneCall() {
        PriceClient prices = get(PriceClient.class);
        get(Warehouse.class).does(SnippetsTest::down);
        var discount = prices.discount("x");
        assertThat(snapshot("discounts").consecutiveFailures()).isZero();

        discount.onFailure(IOException.class).retry().atMost(1).subscribe().with(answer -> {}, failure -> {});

        assertThat(snapshot("discounts").consecutiveFailures()).isEqualTo(2);
    }

    @Test
    void anObserverIsToldBeforeTheCallReturns() {
        get(Warehouse.class).does(SnippetsTest::down);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(this::stock).isInstanceOf(IOException.class);
        }

        assertThat(get(TransitionPager.class).pages()).contains("inventory is open: java.io.IOException");
    }

    @Test
    void theWorkedExamplesHaveTheNumbersThatTheGuideSays() {
        assertThat(settings("credit-check").retryTimer()).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings("search").window().calls()).isEqualTo(200);
        assertThat(settings("search").window().isOn()).isTrue();
        assertThat(settings("reports").window().time()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings("shipping").slowCall()).isEqualTo(Duration.ofMillis(800));
        assertThat(settings("shipping").probeLease()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings("suggestions").probes()).isEqualTo(5);
        assertThat(settings("suggestions").rampUp()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings("reviews").backoff().max()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void theMessageOfAWrongDeploymentIsTheOneOnThePage() {
        DeploymentException refusal = Assertions.catchThrowableOfType(
                DeploymentException.class,
                () -> Application.of(WrongUse.class, HttpOk.class).close());

        assertThat(refusal.getMessage()).isEqualTo(Pages.read("deployment-message.txt"));
    }

    private Answer stock() throws Exception {
        return get(InventoryClient.class).stock("bolt-8");
    }

    private static Answer down() throws IOException {
        throw new IOException("no route to the warehouse");
    }

    private static <T> T get(Class<T> type) {
        return container.select(type).get();
    }

    private static CircuitBreaker breaker(String name) {
        return get(BreakerRegistry.class).find(name).orElseThrow();
    }

    private static BreakerSnapshot snapshot(String name) {
        return breaker(name).snapshot();
    }

    private static BreakerSettings settings(String name) {
        CircuitBreaker breaker = breaker(name);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        return breaker.settings();
    }
}
