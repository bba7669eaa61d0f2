package io.github.switchgear.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.demo.downstream.Downstream;
import io.github.switchgear.demo.downstream.DownstreamMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One breaker of the shop for each ability that is worth seeing. */
@QuarkusTest
class AbilitiesTest {
    private static final Sku LAMP = new Sku("lamp");

    @Inject
    Downstream downstream;

    @Inject
    BreakerRegistry breakers;

    @Inject
    RecommendationClient recommendations;

    @Inject
    ShippingClient shipping;

    @Inject
    ReviewClient reviews;

    @Inject
    PriceClient prices;

    @Inject
    DeliveryClient delivery;

    @BeforeEach
    void startHealthy() throws IOException {
        downstream.switchTo(DownstreamMode.HEALTHY);
        breakers.all().forEach(CircuitBreaker::reset);
    }

    @Test
    void everySecondCallThatFailsOpensTheOneWithTheWindow() throws Exception {
        downstream.switchTo(DownstreamMode.FLAKY);
        for (int pair = 0; pair < 3; pair++) {
            assertThat(recommendations.matching(LAMP)).isEqualTo(new Recommendation("lamp", "chair"));
            assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> recommendations.matching(LAMP));
        }

        assertThat(breaker("recommendations").state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker("recommendations").history().get(0).cause()).isEqualTo(Cause.FAILURE_RATIO_REACHED);
    }

    @Test
    void anAnswerThatIsRightButLateCountsAtShipping() throws Exception {
        assertThat(shipping.cost(LAMP)).isEqualTo(new ShippingCost("lamp", 490));
        downstream.switchTo(DownstreamMode.SLOW);

        assertThat(shipping.cost(LAMP)).isEqualTo(new ShippingCost("lamp", 490));

        assertThat(breaker("shipping").snapshot().totals().slow()).isEqualTo(1);
        assertThat(breaker("shipping").snapshot().consecutiveFailures()).isEqualTo(1);
    }

    @Test
    void aFailedProbeKeepsReviewsOpenForLonger() throws Exception {
        assertThat(reviews.rating(LAMP)).isEqualTo(new Rating("lamp", 4));
        downstream.switchTo(DownstreamMode.FAILING);
        breaker("reviews").forceOpen(ManualOverride.because("to have a probe at once"));
        breaker("reviews").release();

        assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> reviews.rating(LAMP));

        BreakerOpenException rejected = catchThrowableOfType(BreakerOpenException.class, () -> reviews.rating(LAMP));
        assertThat(rejected.retryAfter().orElseThrow()).isBetween(Duration.ofMillis(6200), Duration.ofMillis(8800));
    }

    @Test
    void aPriceIsJudgedWhenItsStageCompletes() throws Exception {
        assertThat(prices.price(LAMP).toCompletableFuture().get()).isEqualTo(new Price("lamp", 4900));
        downstream.switchTo(DownstreamMode.FAILING);
        for (int i = 0; i < 3; i++) {
            assertThat(prices.price(LAMP))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withCauseInstanceOf(ServerErrorException.class);
        }

        CompletableFuture<Price> rejected = prices.price(LAMP).toCompletableFuture();

        assertThat(rejected).isCompletedExceptionally();
        assertThat(rejected.handle((price, failure) -> failure).join()).isInstanceOf(BreakerOpenException.class);
    }

    @Test
    void theUsualTimeIsToldWhereDeliveryFailsAndWhereItIsNotAsked() throws Exception {
        assertThat(delivery.time(LAMP)).isEqualTo(new Delivery("lamp", 1, null));
        downstream.switchTo(DownstreamMode.FAILING);
        for (int i = 0; i < 3; i++) {
            assertThat(delivery.time(LAMP).guessedFor()).isInstanceOf(ServerErrorException.class);
        }
        long reached = downstream.requests();

        Delivery guess = delivery.time(LAMP);

        assertThat(guess.days()).isEqualTo(DeliveryClient.USUAL_DAYS);
        assertThat(guess.guessedFor()).isInstanceOf(BreakerOpenException.class);
        assertThat(downstream.requests()).isEqualTo(reached);
    }

    private CircuitBreaker breaker(String name) {
        return breakers.find(name).orElseThrow();
    }
}
