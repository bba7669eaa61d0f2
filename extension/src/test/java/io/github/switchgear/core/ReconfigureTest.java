package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(CapturedLog.class)
class ReconfigureTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final Instant start = breaker.snapshot().since();

    @Test
    void theNewSettingsAreInForceAtOnce() {
        BreakerSettings five = Calls.settings().allowedFails(5).build();
        breaker.reconfigure(five);

        assertThat(breaker.settings()).isSameAs(five);
        Calls.fail(breaker, 4);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    /** Who changes one setting of those in force undoes nobody's change of another one, however many do so at once. */
    @Test
    void changesOfDifferentSettingsAtOnceAreAllKept() throws Exception {
        List<UnaryOperator<BreakerSettings>> changes = List.of(
                settings -> settings.toBuilder()
                        .allowedFails(settings.allowedFails() + 1)
                        .build(),
                settings -> settings.toBuilder()
                        .probeSuccesses(settings.probeSuccesses() + 1)
                        .build());
        BreakerSettings before = breaker.settings();
        List<Thread> threads = changes.stream()
                .map(change -> new Thread(() -> {
                    for (int i = 0; i < 500; i++) {
                        breaker.reconfigure(change, ManualOverride.withoutReason());
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(breaker.settings().allowedFails()).isEqualTo(before.allowedFails() + 500);
        assertThat(breaker.settings().probeSuccesses()).isEqualTo(before.probeSuccesses() + 500);
    }

    @Test
    void aChangeThatThrowsChangesNothing() {
        BreakerSettings before = breaker.settings();

        assertThatIllegalStateException()
                .isThrownBy(() -> breaker.reconfigure(
                        settings -> {
                            throw new IllegalStateException("not so");
                        },
                        ManualOverride.withoutReason()))
                .withMessage("not so");

        assertThat(breaker.settings()).isSameAs(before);
        assertThat(breaker.history()).isEmpty();
    }

    @Test
    void itIsOneEventFromAStateToItselfInTheSameGeneration() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(5));

        breaker.reconfigure(Calls.settings().allowedFails(5).build());

        assertThat(breaker.history()).hasSize(2);
        assertThat(breaker.history().get(0))
                .isEqualTo(new BreakerTransition(
                        "inventory",
                        BreakerState.OPEN,
                        BreakerState.OPEN,
                        Cause.RECONFIGURED,
                        1,
                        start.plusSeconds(5),
                        null,
                        null,
                        null));
        assertThat(breaker.snapshot().generation()).isEqualTo(1);
    }

    @Test
    void stateCountAndARunningDeadlineStay() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(5));
        BreakerSnapshot before = breaker.snapshot();

        breaker.reconfigure(Calls.settings()
                .allowedFails(1)
                .retryTimer(Duration.ofSeconds(1))
                .build());

        assertThat(breaker.snapshot()).isEqualTo(before);
        ticker.advance(Duration.ofSeconds(25).minusNanos(1));
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        ticker.advance(Duration.ofNanos(1));
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aLowerLimitOpensAtTheNextFailure() {
        Calls.fail(breaker, 2);

        breaker.reconfigure(Calls.settings().allowedFails(1).build());

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
        Calls.fail(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(3);
    }

    @Test
    void theNextOpeningLastsTheNewRetryTime() {
        breaker.reconfigure(Calls.settings().retryTimer(Duration.ofSeconds(7)).build());

        Calls.open(breaker);

        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(7_000);
    }

    @Test
    void aRunningCallIsJudgedByTheSettingsThatAdmittedIt() {
        RunningCall running = RunningCall.of(breaker);
        RunningCall other = RunningCall.of(breaker);

        breaker.reconfigure(BreakerSettings.builder().validator(new Never()).build());
        running.succeed();
        other.beNeutral();

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 0, 0, 1, 0));
    }

    @Test
    void aRunningCallCountsAgainstTheCurrentSettings() {
        Calls.fail(breaker);
        RunningCall running = RunningCall.of(breaker);

        breaker.reconfigure(Calls.settings()
                .allowedFails(2)
                .retryTimer(Duration.ofSeconds(7))
                .build());
        running.fail();

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(7_000);
    }

    @Test
    void aRunningProbeStillDecides() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall probe = RunningCall.of(breaker);

        breaker.reconfigure(Calls.settings().probeLease(Duration.ofMillis(1)).build());
        ticker.advance(Duration.ofSeconds(29));
        Calls.beRejected(breaker);
        probe.succeed();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void anOverrideStays() {
        breaker.forceOpen(ManualOverride.because("test").lasting(Duration.ofMinutes(1)));
        BreakerSnapshot before = breaker.snapshot();

        breaker.reconfigure(Calls.settings().allowedFails(5).build());

        assertThat(breaker.snapshot()).isEqualTo(before);
    }
}
