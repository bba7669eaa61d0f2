package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistoryTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("stock", Calls.settings().build(), ticker);

    @Test
    void aPureReadSeesTheDeadlineButPublishesNothing() {
        Calls.open(breaker);
        BreakerSnapshot open = breaker.snapshot();
        List<BreakerTransition> heard = new ArrayList<>();
        breaker.onTransition(heard::add);
        ticker.advance(Duration.ofSeconds(40));

        BreakerSnapshot due = breaker.snapshot();

        assertThat(due.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(due.since()).isEqualTo(open.since().plusSeconds(30));
        assertThat(due.generation()).isEqualTo(open.generation());
        assertThat(due.retryAfterMillis()).isZero();
        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.history()).hasSize(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void theFirstOperationAfterTheDeadlinePublishesTheStepBeforeItsOwn() {
        Calls.open(breaker);
        Instant deadline = breaker.snapshot().since().plusSeconds(30);
        ticker.advance(Duration.ofSeconds(40));
        breaker.forceOpen(ManualOverride.because("flood"));

        assertThat(breaker.history())
                .extracting(BreakerTransition::to)
                .containsExactly(BreakerState.FORCED_OPEN, BreakerState.HALF_OPEN, BreakerState.OPEN);
        assertThat(breaker.history()).extracting(BreakerTransition::generation).containsExactly(3L, 2L, 1L);
        assertThat(breaker.history().get(1).cause()).isEqualTo(Cause.RETRY_TIME_PASSED);
        assertThat(breaker.history().get(1).at()).isEqualTo(deadline);
        assertThat(breaker.history().get(0).at()).isEqualTo(deadline.plusSeconds(10));
    }

    @Test
    void theHistoryHoldsTheNewestFifty() {
        for (int i = 0; i < 60; i++) {
            breaker.reset();
        }

        assertThat(breaker.history()).hasSize(50);
        assertThat(breaker.history().get(0).generation()).isEqualTo(60);
        assertThat(breaker.history().get(49).generation()).isEqualTo(11);
        assertThatThrownBy(() -> breaker.history().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aListenerIsToldOnTheCausingThreadAfterPublicationAndBeforeTheCallReturns() {
        List<Object> seen = new ArrayList<>();
        breaker.onTransition(change -> {
            seen.add(Thread.currentThread());
            seen.add(breaker.state());
            seen.add(change);
        });
        Calls.open(breaker);

        assertThat(seen)
                .containsExactly(
                        Thread.currentThread(),
                        BreakerState.OPEN,
                        breaker.history().get(0));
    }

    @Test
    void aListenerThatThrowsHarmsNeitherTheCallNorTheOthers() {
        List<BreakerTransition> heard = new ArrayList<>();
        breaker.onTransition(change -> {
            throw new AssertionError("a bug in a listener");
        });
        breaker.onTransition(heard::add);

        Calls.open(breaker);

        assertThat(heard).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("SEVERE A listener of breaker 'stock' failed"));
    }

    @Test
    void aRegistrationEndsWithItsCloseAndNoOther() {
        List<BreakerTransition> heard = new ArrayList<>();
        Consumer<BreakerTransition> listener = heard::add;
        Registration first = breaker.onTransition(listener);
        breaker.onTransition(listener);
        breaker.reset();
        assertThat(heard).hasSize(2);

        first.close();
        first.close();
        breaker.reset();
        assertThat(heard).hasSize(3);
    }

    @Test
    void aListenerMayOperateTheBreaker() {
        breaker.onTransition(change -> {
            if (change.to() == BreakerState.OPEN) {
                breaker.reset();
            }
        });
        Calls.fail(breaker, 3);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.history()).hasSize(2);
    }

    @Test
    void reconfigureKeepsStateCountDeadlineAndGenerationAndIsOneEventFromAStateToItself() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(10));
        BreakerSnapshot before = breaker.snapshot();
        BreakerSettings other = BreakerSettings.builder().allowedFails(9).build();
        breaker.reconfigure(other);

        assertThat(breaker.settings()).isSameAs(other);
        assertThat(breaker.snapshot()).isEqualTo(before);
        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(20_000);
        assertThat(breaker.history()).hasSize(2);
        assertThat(breaker.history().get(0))
                .extracting(BreakerTransition::from, BreakerTransition::to, BreakerTransition::cause)
                .containsExactly(BreakerState.OPEN, BreakerState.OPEN, Cause.RECONFIGURED);
        assertThat(breaker.history().get(0).generation()).isEqualTo(before.generation());
    }

    @Test
    void toOpenAndForcedOpenIsAWarningAndTheRestIsInformation() {
        Calls.open(breaker);
        breaker.reset();
        breaker.forceOpen(ManualOverride.because("flood\nINFO all is well").by("ann"));
        breaker.forceClosed(ManualOverride.because("dry"));

        assertThat(log.lines())
                .containsExactly(
                        "WARNING Breaker 'stock': CLOSED -> OPEN (FAILURES_REACHED, last failure java.net.ConnectException)",
                        "INFO Breaker 'stock': OPEN -> CLOSED (RESET)",
                        "WARNING Breaker 'stock': CLOSED -> FORCED_OPEN (FORCED, by ann,"
                                + " because flood\\u000aINFO all is well)",
                        "INFO Breaker 'stock': FORCED_OPEN -> FORCED_CLOSED (FORCED, because dry)");
    }
}
