package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(CapturedLog.class)
class ValidatorTest {

    private final MovableTicker ticker = new MovableTicker();

    @Test
    void aNullResultIsShownToTheValidator() throws Exception {
        CircuitBreaker breaker = breaker(Objects::nonNull);

        Object result = breaker.call(() -> null);

        assertThat(result).isNull();

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
    }

    @Test
    void theValidatorSeesEveryResultOnce() throws Exception {
        List<Object> seen = new ArrayList<>();
        CircuitBreaker breaker = breaker(seen::add);

        breaker.call(() -> "first");
        breaker.call(() -> "second");

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void theValidatorIsNotAskedWhereTheActionThrows() {
        List<Object> seen = new ArrayList<>();
        CircuitBreaker breaker = breaker(seen::add);

        assertThatThrownBy(() -> breaker.call(throwing(new IOException()))).isInstanceOf(IOException.class);

        assertThat(seen).isEmpty();
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aValidatorWithoutATextOfItsOwnIsCalledByItsClass(boolean throwsInstead) throws Exception {
        Predicate<Object> strict = new Predicate<>() {
            @Override
            public boolean test(Object result) {
                return false;
            }

            @Override
            @SuppressWarnings("ToStringReturnsNull") // the bug that it is about
            public String toString() {
                if (throwsInstead) {
                    throw new IllegalStateException("bug");
                }
                return null;
            }
        };
        CircuitBreaker breaker = breaker(strict);

        assertThat(breaker.call(() -> "answer")).isEqualTo("answer");

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
        assertThat(breaker.snapshot().lastFailure().type())
                .isEqualTo(strict.getClass().getName());
        assertThat(SettingName.VALIDATOR.read(breaker.settings()))
                .isEqualTo(strict.getClass().getName());
    }

    @Test
    void theExceptionOfAThrowingValidatorReachesTheCaller() {
        IllegalStateException bug = new IllegalStateException("bug");
        CircuitBreaker breaker = breaker(result -> {
            throw bug;
        });

        assertThatThrownBy(() -> breaker.call(() -> "result")).isSameAs(bug);
    }

    @Test
    void theErrorOfAThrowingValidatorReachesTheCallerAndIsNeutral() {
        AssertionError bug = new AssertionError("bug");
        CircuitBreaker breaker = breaker(result -> {
            throw bug;
        });

        assertThat(catchThrowable(() -> breaker.call(() -> "result"))).isSameAs(bug);

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aThrowingValidatorIsNeutralAndKeepsTheCount() {
        CircuitBreaker breaker = breaker(ValidatorTest::throwsOnBad);
        Calls.fail(breaker, 2);

        assertThatThrownBy(() -> breaker.call(() -> "bad")).isInstanceOf(IllegalStateException.class);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(2);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 2, 0, 1, 0));
    }

    @Test
    void aThrowingValidatorIsNeutralEvenWhereItsExceptionIsListedAsAFailure() {
        BreakerSettings settings = BreakerSettings.builder()
                .validator(ValidatorTest::throwsOnBad)
                .failureExceptions(IllegalStateException.class)
                .build();
        CircuitBreaker breaker = CircuitBreaker.of("inventory", settings, ticker);

        assertThatThrownBy(() -> breaker.call(() -> "bad")).isInstanceOf(IllegalStateException.class);

        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aThrowingValidatorGivesTheProbesSlotBack() {
        CircuitBreaker breaker = breaker(ValidatorTest::throwsOnBad);
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));

        assertThatThrownBy(() -> breaker.call(() -> "bad")).isInstanceOf(IllegalStateException.class);

        assertThat(breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(breaker.snapshot().probeInFlight()).isFalse();
        Calls.succeed(breaker);
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aProbeWhoseResultIsRejectedOpensTheBreakerAgain() throws Exception {
        CircuitBreaker breaker = breaker(result -> !"bad".equals(result));
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));

        assertThat(breaker.call(() -> "bad")).isEqualTo("bad");

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    private CircuitBreaker breaker(Predicate<Object> validator) {
        return CircuitBreaker.of(
                "inventory", Calls.settings().validator(validator).build(), ticker);
    }

    private static boolean throwsOnBad(Object result) {
        if ("bad".equals(result)) {
            throw new IllegalStateException("bug");
        }
        return true;
    }
}
