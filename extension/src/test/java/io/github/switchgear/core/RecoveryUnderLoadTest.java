package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.recovery.RecoveryUnderLoad;
import io.github.switchgear.contract.recovery.RecoveryUnderLoad.Second;
import io.github.switchgear.contract.recovery.WarmingDownstream;
import java.time.Duration;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A downstream that is cold after its start dies again under all of its traffic, and not under a ramp. */
@ExtendWith(CapturedLog.class)
class RecoveryUnderLoadTest {

    private static final int LENGTH = 180;

    private final MovableTicker ticker = new MovableTicker();

    private RecoveryUnderLoad recovery(BreakerSettings.Builder settings) {
        WarmingDownstream downstream = new WarmingDownstream(ticker);
        CircuitBreaker breaker = CircuitBreaker.of(
                "search", settings.retryTimer(Duration.ofSeconds(10)).build(), ticker);
        return RecoveryUnderLoad.of(breaker, LENGTH, ticker::advance, downstream::answers, downstream::restart);
    }

    private static int sum(List<Second> seconds, ToIntFunction<Second> what) {
        return seconds.stream().mapToInt(what).sum();
    }

    @Test
    void withoutARampItOpensAgainAndAgain() {
        RecoveryUnderLoad run = recovery(Calls.settings());
        List<Second> afterTheOutage = run.seconds().subList(RecoveryUnderLoad.OUTAGE, LENGTH);

        assertThat(run.openings()).isEqualTo(17);
        assertThat(sum(afterTheOutage, Second::failed)).isEqualTo(17 * 3);
        assertThat(sum(afterTheOutage, Second::answered)).isEqualTo(16 * 6);
    }

    @Test
    void withARampItOpensOnceAndComesBackToAllOfItsTraffic() {
        RecoveryUnderLoad run = recovery(Calls.settings().rampUp(Duration.ofSeconds(30)));

        assertThat(run.openings()).isEqualTo(1);
        assertThat(sum(run.seconds(), Second::failed)).isEqualTo(3);
        assertThat(run.seconds().subList(51, LENGTH)).allMatch(new Second(RecoveryUnderLoad.RATE, 0, 0)::equals);
    }
}
