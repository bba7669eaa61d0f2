package io.github.switchgear.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.demo.downstream.Downstream;
import io.github.switchgear.demo.downstream.DownstreamMode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class TrafficTest {

    @Inject
    Downstream downstream;

    @Inject
    BreakerRegistry breakers;

    @Inject
    Traffic traffic;

    @Inject
    CallLog log;

    @BeforeEach
    void resetTheBreakers() {
        breakers.all().forEach(CircuitBreaker::reset);
    }

    @AfterEach
    void leaveItHealthyAndQuiet() throws IOException {
        traffic.setRate(new Rate(0));
        downstream.switchTo(DownstreamMode.HEALTHY);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEALTHY", "FAILING", "FLAKY", "WRONG_CONTENT", "REFUSING"})
    void theStreamTellsOfEveryCallWhatItsBreakerMadeOfIt(DownstreamMode mode) throws IOException {
        long before = log.after(0).last();
        List<Totals> totalsBefore = totals();
        downstream.switchTo(mode);

        traffic.setRate(new Rate(20));
        await().until(() -> log.after(before).calls().size() >= 40);
        traffic.setRate(new Rate(0));

        await().untilAsserted(() -> {
            List<Call> calls = log.after(before).calls();
            for (int i = 0; i < totalsBefore.size(); i++) {
                CircuitBreaker breaker = List.copyOf(breakers.all()).get(i);
                assertThat(difference(totalsBefore.get(i), totals().get(i)))
                        .as(breaker.name())
                        .isEqualTo(told(calls, breaker.name()));
            }
        });
    }

    @Test
    void aHangingDownstreamHoldsUpNeitherTheSwitchNorTheTraffic() throws IOException {
        breakers.all().forEach(breaker -> breaker.forceClosed(ManualOverride.because("to let every call through")));
        downstream.switchTo(DownstreamMode.HANGING);
        traffic.setRate(new Rate(20));
        await().until(() -> traffic.leftOut() > 0);

        downstream.switchTo(DownstreamMode.HEALTHY);

        long before = log.after(0).last();
        await().until(() -> log.after(before).calls().stream()
                .anyMatch(call -> call.outcome() == Outcome.SUCCEEDED && call.millis() < 500));
    }

    private List<Totals> totals() {
        return breakers.all().stream()
                .map(breaker -> breaker.snapshot().totals())
                .toList();
    }

    private static Totals difference(Totals before, Totals after) {
        return new Totals(
                after.succeeded() - before.succeeded(),
                after.failed() - before.failed(),
                after.slow() - before.slow(),
                after.neutral() - before.neutral(),
                after.rejected() - before.rejected());
    }

    private static Totals told(List<Call> calls, String breaker) {
        return new Totals(
                count(calls, breaker, Outcome.SUCCEEDED),
                count(calls, breaker, Outcome.FAILED),
                0,
                count(calls, breaker, Outcome.NEUTRAL),
                count(calls, breaker, Outcome.REJECTED));
    }

    private static long count(List<Call> calls, String breaker, Outcome outcome) {
        return calls.stream()
                .filter(call -> call.breaker().equals(breaker) && call.outcome() == outcome)
                .count();
    }
}
