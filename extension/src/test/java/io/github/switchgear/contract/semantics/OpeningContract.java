package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.Window;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** When a breaker opens but on failures in a row, and for how long. */
@Dependent
class OpeningContract implements Bodies {

    private static final long AN_HOUR = 3_600_000_000_000L;

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "opening.calls", window = @Window(calls = 4, failureRatio = 0.5, minimumCalls = 3))
        Object amongCalls(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(
                name = "opening.time",
                unit = ChronoUnit.HOURS,
                retryTimer = 1,
                window = @Window(time = 24, failureRatio = 0.6, minimumCalls = 5))
        Object amongThoseOfADay(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(name = "opening.slow", allowedFails = 2, slowCall = 1, retryTimer = AN_HOUR, unit = ChronoUnit.NANOS)
        long takingTime() {
            long start = System.nanoTime();
            while (System.nanoTime() - start < 2) {
                Thread.onSpinWait();
            }
            return start;
        }

        @Breaker(name = "opening.growing", retryTimer = 100, backoff = @Backoff(multiplier = 3, max = 250))
        Object forGrowingTimes(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        @Breaker(name = "opening.spread", allowedFails = 1, retryTimer = 1000, backoff = @Backoff(jitter = 0.5))
        Object forSpreadTimes(Callable<?> downstream) throws Exception {
            return downstream.call();
        }
    }

    @Holds
    void aWindowOfCallsOpensWithTheCallThatReachesTheRatioAmongEnough() throws Exception {
        Outage.meets(() -> client.amongCalls(Outage::met), 2);
        assertThat(breakers.state("opening.calls")).isEqualTo(BreakerState.CLOSED);

        client.amongCalls(() -> "the third, a success");

        assertThat(breakers.state("opening.calls")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aWindowOfCallsForgetsWhatIsFurtherBack() throws Exception {
        Outage.meets(() -> client.amongCalls(Outage::met), 1);
        for (int i = 0; i < 3; i++) {
            client.amongCalls(() -> "fine");
        }
        Outage.meets(() -> client.amongCalls(Outage::met), 1);
        assertThat(breakers.state("opening.calls")).isEqualTo(BreakerState.CLOSED);

        Outage.meets(() -> client.amongCalls(Outage::met), 1);
        assertThat(breakers.state("opening.calls")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aWindowOfTimeOpensOnTheRatioHoweverManyFailuresWereInARow() throws Exception {
        Outage.meets(() -> client.amongThoseOfADay(Outage::met), 3);
        client.amongThoseOfADay(() -> "fine");
        assertThat(breakers.state("opening.time")).isEqualTo(BreakerState.CLOSED);

        client.amongThoseOfADay(() -> "the fifth");

        assertThat(breakers.state("opening.time")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aCallThatTakesLongerThanTheAnnotationSaysIsAFailureAlthoughItReturns() {
        Totals before = breakers.totals("opening.slow");
        client.takingTime();
        client.takingTime();

        assertThat(breakers.state("opening.slow")).isEqualTo(BreakerState.OPEN);
        assertThat(breakers.totals("opening.slow").slow()).isEqualTo(before.slow() + 2);
        assertThat(breakers.totals("opening.slow").failed()).isEqualTo(before.failed() + 2);
    }

    @Holds
    void theOpenTimeGrowsWithEveryProbeThatFailsUpToTheMaximum() {
        Outage.meets(() -> client.forGrowingTimes(Outage::met), 3);
        assertThat(timeLeft("opening.growing")).isLessThanOrEqualTo(Duration.ofSeconds(100));

        breakers.letProbe("opening.growing");
        Outage.meets(() -> client.forGrowingTimes(Outage::met), 1);
        assertThat(timeLeft("opening.growing")).isBetween(Duration.ofSeconds(200), Duration.ofSeconds(250));
    }

    @Holds
    void theOpenTimeIsSpreadAtRandom() {
        List<Duration> times = Stream.generate(this::spreadTime).limit(20).toList();

        assertThat(times).allSatisfy(time -> assertThat(time).isLessThanOrEqualTo(Duration.ofMinutes(25)));
        assertThat(times).anySatisfy(time -> assertThat(time).isGreaterThan(Duration.ofSeconds(1001)));
    }

    private Duration spreadTime() {
        breakers.named("opening.spread").reset();
        Outage.meets(() -> client.forSpreadTimes(Outage::met), 1);
        return timeLeft("opening.spread");
    }

    private Duration timeLeft(String breaker) {
        return Duration.ofMillis(breakers.named(breaker).snapshot().retryAfterMillis());
    }
}
