package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListenerTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());
    private final List<BreakerTransition> heard = new ArrayList<>();

    @Test
    void aListenerIsToldOfEveryTransitionInTheHistory() {
        breaker.onTransition(transition -> heard.add(0, transition));

        Calls.open(breaker);
        breaker.forceClosed(ManualOverride.because("test"));
        breaker.release();
        breaker.reconfigure(BreakerSettings.builder().build());
        breaker.reset();

        assertThat(heard).hasSize(5).isEqualTo(breaker.history());
    }

    @Test
    void aListenerIsToldOnlyOfWhatComesAfterItsRegistration() {
        breaker.reset();

        breaker.onTransition(heard::add);

        assertThat(heard).isEmpty();
    }

    @Test
    void aListenerIsToldAfterTheStateIsPublished() {
        List<BreakerState> states = new ArrayList<>();
        breaker.onTransition(transition -> {
            states.add(breaker.state());
            assertThat(breaker.history()).startsWith(transition);
            heard.add(transition);
        });

        Calls.open(breaker);

        assertThat(states).containsExactly(BreakerState.OPEN);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aListenerIsToldOnTheThreadThatCausedItBeforeItsCallReturns() {
        List<Thread> told = new ArrayList<>();
        breaker.onTransition(transition -> told.add(Thread.currentThread()));

        Calls.open(breaker);

        assertThat(told).containsExactly(Thread.currentThread());
    }

    @Test
    void aThrowingListenerHarmsNeitherTheCallNorTheOthers() {
        IllegalStateException bug = new IllegalStateException("bug");
        breaker.onTransition(transition -> {
            throw bug;
        });
        breaker.onTransition(heard::add);

        Calls.open(breaker);

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(heard).hasSize(1);
        assertThat(log.records()).last().satisfies(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(line.getThrown()).isSameAs(bug);
            assertThat(line.getMessage())
                    .contains("inventory", "CLOSED -> OPEN")
                    .doesNotContain("bug");
        });
    }

    @Test
    void aListenersErrorHarmsNeitherTheManualOperationNorTheOthers() {
        breaker.onTransition(transition -> {
            throw new AssertionError("bug");
        });
        breaker.onTransition(heard::add);

        breaker.reset();

        assertThat(heard).hasSize(1);
        assertThat(log.records()).extracting(LogRecord::getLevel).containsExactly(Level.INFO, Level.SEVERE);
    }

    @Test
    void aClosedRegistrationHearsNoMore() {
        Registration registration = breaker.onTransition(heard::add);
        breaker.reset();

        registration.close();
        breaker.reset();

        assertThat(heard).hasSize(1);
    }

    @Test
    void aConsumerRegisteredTwiceIsToldTwiceAndEndsOneAtATime() {
        Consumer<BreakerTransition> consumer = heard::add;
        Registration first = breaker.onTransition(consumer);
        Registration second = breaker.onTransition(consumer);

        breaker.reset();
        assertThat(heard).hasSize(2);

        first.close();
        first.close();
        breaker.reset();
        assertThat(heard).hasSize(3);

        second.close();
        breaker.reset();
        assertThat(heard).hasSize(3);
    }

    @Test
    void aListenerMayCallTheBreaker() {
        breaker.onTransition(transition -> {
            if (transition.to() == BreakerState.OPEN) {
                Calls.beRejected(breaker);
                breaker.reset();
                Calls.succeed(breaker);
            }
        });
        breaker.onTransition(heard::add);

        Calls.fail(breaker, 3);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RESET, Cause.FAILURES_REACHED);
        assertThat(heard).containsExactlyInAnyOrderElementsOf(breaker.history());
        assertThat(log.records()).extracting(LogRecord::getThrown).containsOnlyNulls();
    }

    @Test
    void aListenerMayEndItsOwnRegistration() {
        List<Registration> registrations = new ArrayList<>();
        registrations.add(breaker.onTransition(transition -> {
            heard.add(transition);
            registrations.get(0).close();
        }));

        breaker.reset();
        breaker.reset();

        assertThat(heard).hasSize(1);
    }

    @Test
    void noListenerIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> breaker.onTransition(null));
    }
}
