package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Fallback;
import io.github.switchgear.core.ManualOverride;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call of each row is counted as the row says, and the caller gets what it says. */
class OutcomesPageTest {

    private static final Table TABLE = Table.of("outcomes.adoc", "table-outcomes");

    private static final String ANSWER = "the fallback's answer";
    private static final String EXCEPTION = "that exception";
    private static final String VALUE = "that value";

    /** A call whose kind a row describes: its breaker's settings and what its action does. */
    private record Call(BreakerSettings.Builder settings, Callable<Object> action, Object told) {

        static Call throwing(BreakerSettings.Builder settings, Exception exception) {
            return new Call(
                    settings,
                    () -> {
                        throw exception;
                    },
                    exception);
        }

        static Call judgedByThrowing(RuntimeException exception) {
            return new Call(
                    BreakerSettings.builder().validator(value -> {
                        throw exception;
                    }),
                    () -> VALUE,
                    exception);
        }

        static Call returning(BreakerSettings.Builder settings) {
            return new Call(settings, () -> VALUE, VALUE);
        }
    }

    private static final AtomicLong NANOS = new AtomicLong();

    private static final Map<String, Call> CALLS = Map.of(
            "was not let through", Call.returning(settings()),
            "throws an exception that failureExceptions lists",
                    Call.throwing(settings().failureExceptions(IOException.class), new IOException()),
            "throws another, while failureExceptions is set",
                    Call.throwing(settings().failureExceptions(IOException.class), new IllegalStateException()),
            "throws one that allowedExceptions lists",
                    Call.throwing(settings().allowedExceptions(IOException.class), new FileNotFoundException()),
            "throws anything else, an Error or InterruptedException too",
                    Call.throwing(settings(), new InterruptedException()),
            "returns, and the validator throws", Call.judgedByThrowing(new IllegalArgumentException()),
            "returns a value that the validator rejects",
                    Call.returning(settings().validator(value -> false)),
            "returns, having taken longer than slowCall",
                    new Call(
                            settings().slowCall(Duration.ofSeconds(1)),
                            () -> {
                                NANOS.addAndGet(Duration.ofSeconds(2).toNanos());
                                return VALUE;
                            },
                            VALUE),
            "returns anything else", Call.returning(settings()));

    private static final Map<String, Totals> COUNTS = Map.of(
            "success", new Totals(1, 0, 0, 0, 0),
            "failure", new Totals(0, 1, 0, 0, 0),
            "failure, and slow", new Totals(0, 1, 1, 0, 0),
            "neutral", new Totals(0, 0, 0, 1, 0),
            "rejected", new Totals(0, 0, 0, 0, 1));

    private static BreakerSettings.Builder settings() {
        return BreakerSettings.builder();
    }

    @Test
    void everyKindOfCallIsARow() {
        assertThat(TABLE.column(0)).containsExactlyInAnyOrderElementsOf(CALLS.keySet());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void itCountsAndTheCallerGetsWhatTheRowSays(String kind, String countsAs, String callerGets) throws Exception {
        Call call = CALLS.get(kind);
        CircuitBreaker plain = breaker(kind, call);
        CircuitBreaker withFallback = breaker(kind, call);

        Object got = outcome(plain, call, null);
        Object gotWithFallback = outcome(withFallback, call, failure -> ANSWER);

        assertThat(COUNTS).containsKey(countsAs);
        assertThat(plain.snapshot().totals()).isEqualTo(COUNTS.get(countsAs));
        assertThat(withFallback.snapshot().totals())
                .usingRecursiveComparison()
                .ignoringFields("fallbacks")
                .isEqualTo(COUNTS.get(countsAs));
        assertThat(withFallback.snapshot().totals().fallbacks()).isEqualTo(gotWithFallback == ANSWER ? 1 : 0);
        String[] gets = callerGets.split(", else ");
        assertIsWhatIsCalled(gets[gets.length - 1], got, call);
        assertIsWhatIsCalled(gets[0], gotWithFallback, call);
    }

    static Stream<Arguments> rows() {
        return TABLE.rows().stream().map(row -> arguments(row.get(0), row.get(1), row.get(2)));
    }

    private static CircuitBreaker breaker(String kind, Call call) {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", call.settings().build(), NANOS::get);
        if (kind.equals("was not let through")) {
            breaker.forceOpen(ManualOverride.because("stocktaking"));
        }
        return breaker;
    }

    private static Object outcome(CircuitBreaker breaker, Call call, Fallback<Object> fallback) {
        try {
            return fallback == null ? breaker.call(call.action()) : breaker.call(call.action(), fallback);
        } catch (Exception thrown) {
            return thrown;
        }
    }

    private static void assertIsWhatIsCalled(String words, Object got, Call call) {
        switch (words) {
            case ANSWER -> assertThat(got).isEqualTo(ANSWER);
            case EXCEPTION, VALUE, "the validator's exception" ->
                assertThat(got).isSameAs(call.told());
            case "BreakerOpenException" -> assertThat(got).isInstanceOf(BreakerOpenException.class);
            default -> throw new AssertionError("No test knows what a caller gets who gets " + words);
        }
    }
}
