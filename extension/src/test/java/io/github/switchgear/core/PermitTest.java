package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A call whose end somebody tells elsewhere than where it began. */
@ExtendWith(CapturedLog.class)
class PermitTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "inventory",
            Calls.settings()
                    .allowedFails(2)
                    .validator(result -> !"bad".equals(result))
                    .slowCall(Duration.ofSeconds(1))
                    .build(),
            ticker);

    private BreakerSnapshot.Totals totals() {
        return breaker.snapshot().totals();
    }

    @Test
    void whatReturnedIsJudgedByTheSettings() {
        breaker.admit().returned("good");
        assertThat(totals().succeeded()).isEqualTo(1);

        breaker.admit().returned("bad");
        Permit slow = breaker.admit();
        ticker.advance(Duration.ofSeconds(2));
        slow.returned("good");

        assertThat(totals().failed()).isEqualTo(2);
        assertThat(totals().slow()).isEqualTo(1);
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whatThrewIsJudgedByTheSettings() {
        Permit first = breaker.admit();
        assertThat(first.wouldFail(new IOException())).isTrue();
        assertThat(first.wouldFail(new Calls.Harmless())).isFalse();

        first.threw(new IOException());
        breaker.admit().threw(new Calls.Harmless());

        assertThat(totals().failed()).isEqualTo(1);
        assertThat(totals().neutral()).isEqualTo(1);
    }

    @Test
    void whoKnowsBetterIsBelieved() {
        breaker.admit().failed(new Calls.Harmless());
        assertThat(totals().failed()).isEqualTo(1);
        assertThat(breaker.snapshot().lastFailure().type()).isEqualTo(Calls.Harmless.class.getName());

        breaker.admit().neutral("gave up");
        assertThat(totals().neutral()).isEqualTo(1);

        Permit slow = breaker.admit();
        ticker.advance(Duration.ofSeconds(2));
        slow.succeeded();
        assertThat(totals().succeeded()).isEqualTo(1);
    }

    static List<Consumer<Permit>> ends() {
        return List.of(
                permit -> permit.returned("bad"),
                permit -> permit.threw(new IOException()),
                permit -> permit.failed(new IOException()),
                permit -> permit.neutral("gave up"),
                Permit::succeeded);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theFirstToTellIsBelievedAndNobodyAfterThat(Consumer<Permit> later) {
        Permit permit = breaker.admit();
        assertThat(permit.isEnded()).isFalse();

        permit.returned("good");
        BreakerSnapshot.Totals before = totals();
        later.accept(permit);

        assertThat(permit.isEnded()).isTrue();
        assertThat(totals()).isEqualTo(before);
    }

    @Test
    void ofManyWhoTellAtOnceOneIsBelieved() throws Exception {
        Permit permit = breaker.admit();
        try (Crowd crowd = new Crowd(8)) {
            crowd.act(member -> permit.failed(new IOException()));
        }

        assertThat(totals().failed()).isEqualTo(1);
    }

    @Test
    void aProbeHoldsItsSlotUntilItsEndIsTold() {
        Calls.open(breaker);
        ticker.advance(breaker.settings().retryTimer());
        Permit probe = breaker.admit();
        assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(breaker::admit);

        probe.neutral("gave up");
        breaker.admit().succeeded();

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whatAValidatorThrowsReachesWhoTells() {
        CircuitBreaker broken = CircuitBreaker.of(
                "broken",
                BreakerSettings.builder()
                        .validator(result -> {
                            throw new IllegalStateException("a bug");
                        })
                        .build());

        assertThatIllegalStateException().isThrownBy(() -> broken.admit().returned("good"));
        assertThat(broken.snapshot().totals().neutral()).isEqualTo(1);
    }
}
