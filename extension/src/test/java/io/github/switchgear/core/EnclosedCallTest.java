package io.github.switchgear.core;

import static io.github.switchgear.core.Calls.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs inside an admitted call of a breaker belongs to that call. */
@ExtendWith(CapturedLog.class)
class EnclosedCallTest {

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("warehouse", Calls.settings().build(), ticker);

    private Totals totals() {
        return breaker.snapshot().totals();
    }

    private void halfOpen() {
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
    }

    /** One call of the breaker, whose end the test decides. */
    private enum Way {
        CALL {
            @Override
            <T> T of(CircuitBreaker breaker, Callable<T> action) throws Exception {
                return breaker.call(action);
            }
        },
        CALL_ON {
            @Override
            <T> T of(CircuitBreaker breaker, Callable<T> action) throws Exception {
                return breaker.callOn(action, Callable::call);
            }
        },
        WITH_FALLBACK {
            @Override
            <T> T of(CircuitBreaker breaker, Callable<T> action) throws Exception {
                return breaker.call(action, failure -> {
                    throw (Exception) failure;
                });
            }
        },
        ASYNCHRONOUS {
            @Override
            <T> T of(CircuitBreaker breaker, Callable<T> action) throws Exception {
                return Way.ofAsync(breaker.callAsync(() -> Way.stage(action)));
            }
        },
        ASYNCHRONOUS_WITH_FALLBACK {
            @Override
            <T> T of(CircuitBreaker breaker, Callable<T> action) throws Exception {
                return Way.ofAsync(
                        breaker.callAsync(() -> Way.stage(action), failure -> CompletableFuture.failedFuture(failure)));
            }
        };

        abstract <T> T of(CircuitBreaker breaker, Callable<T> action) throws Exception;

        private static <T> CompletableFuture<T> stage(Callable<T> action) {
            try {
                return CompletableFuture.completedFuture(action.call());
            } catch (Exception failure) {
                return CompletableFuture.failedFuture(failure);
            }
        }

        private static <T> T ofAsync(CompletableFuture<T> call) throws Exception {
            Throwable failure = call.handle((value, thrown) -> thrown).join();
            if (failure != null) {
                throw (Exception) RelayingFuture.unwrapped(failure);
            }
            return call.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProbesOwnInnerCallIsLetThroughAndTheBreakerCloses(Way inner) throws Exception {
        for (Way outer : Way.values()) {
            CircuitBreaker breaker =
                    CircuitBreaker.of("warehouse", Calls.settings().build(), ticker);
            Calls.open(breaker);
            ticker.advance(Duration.ofSeconds(30));

            assertThat(outer.of(breaker, () -> inner.of(breaker, () -> "stock") + " ordered"))
                    .isEqualTo("stock ordered");

            assertThat(breaker.state()).as("%s in %s", inner, outer).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(1, 3, 0, 0, 0));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneFailureOfOneRequestIsOne(Way inner) {
        for (Way outer : Way.values()) {
            CircuitBreaker breaker =
                    CircuitBreaker.of("warehouse", Calls.settings().build(), ticker);
            IOException failure = new IOException();

            assertThatThrownBy(() -> outer.of(breaker, () -> inner.of(breaker, throwing(failure))))
                    .isSameAs(failure);

            assertThat(breaker.snapshot().totals()).as("%s in %s", inner, outer).isEqualTo(new Totals(0, 1, 0, 0, 0));
            assertThat(breaker.snapshot().consecutiveFailures()).isEqualTo(1);
        }
    }

    @Test
    void aFailureThatTheOuterCallCatchesIsNone() throws Exception {
        String answer = breaker.call(() -> {
            Calls.fail(breaker);
            return "from the cache";
        });

        assertThat(answer).isEqualTo("from the cache");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aStageWithinACallIsJudgedByNobodyWhenItCompletes() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> inner = breaker.call(() -> breaker.callAsync(() -> stage));

        stage.completeExceptionally(new IOException());

        assertThat(inner).isCompletedExceptionally();
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
    }

    @Test
    void aStageMadeOfInnerStagesIsJudgedOnceWhenAllHaveCompleted() {
        halfOpen();
        CompletableFuture<String> stock = new CompletableFuture<>();
        CompletableFuture<String> price = new CompletableFuture<>();
        CompletableFuture<String> order = breaker.callAsync(() -> breaker.callAsync(() -> stock)
                .thenCombine(breaker.callAsync(() -> price), (first, second) -> first + second));

        stock.complete("stock");
        assertThat(order).isNotDone();
        price.complete("price");

        assertThat(order).isCompletedWithValue("stockprice");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(totals()).isEqualTo(new Totals(1, 3, 0, 0, 0));
    }

    @Test
    void cancellingAnInnerCallCancelsItsStage() throws Exception {
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> inner = breaker.call(() -> breaker.callAsync(
                stage::minimalCompletionStage, failure -> CompletableFuture.completedFuture("instead")));
        CompletableFuture<String> innermost = breaker.call(
                () -> breaker.callAsync(() -> stage, failure -> CompletableFuture.completedFuture("instead")));

        inner.cancel(true);
        innermost.cancel(true);

        assertThat(stage).isCancelled();
        assertThat(totals()).isEqualTo(new Totals(2, 0, 0, 0, 0));
    }

    @Test
    void anInnerFallbackAnswersForWhatWouldCount() throws Exception {
        String answer = breaker.call(() -> breaker.call(throwing(new IOException()), failure -> "last known"));
        CompletableFuture<String> later = breaker.call(() -> breaker.callAsync(
                () -> CompletableFuture.failedFuture(new IOException()),
                failure -> CompletableFuture.completedFuture("last known")));
        CompletableFuture<String> nothing = breaker.call(
                () -> breaker.callAsync(() -> null, failure -> CompletableFuture.completedFuture("last known")));

        assertThat(answer).isEqualTo("last known");
        assertThat(later).isCompletedWithValue("last known");
        assertThat(nothing).isCompletedWithValue("last known");
        assertThat(totals()).isEqualTo(new Totals(3, 0, 0, 0, 0, 3));
    }

    @Test
    void anInnerFallbackDoesNotAnswerForWhatIsNeutral() {
        assertThatExceptionOfType(Calls.Harmless.class)
                .isThrownBy(() ->
                        breaker.call(() -> breaker.call(throwing(new Calls.Harmless()), failure -> "last known")));

        assertThat(totals()).isEqualTo(new Totals(0, 0, 0, 1, 0));
    }

    @Test
    void aCallAfterTheOuterOneIsJudgedByItself() throws Exception {
        breaker.call(() -> "fine");
        Calls.fail(breaker);
        breaker.callAsync(() -> new CompletableFuture<>());
        Calls.fail(breaker);

        assertThat(totals()).isEqualTo(new Totals(1, 2, 0, 0, 0));
    }

    @Test
    void aCallOfAnotherThreadIsJudgedByItself() throws Exception {
        breaker.call(() -> CompletableFuture.runAsync(() -> Calls.fail(breaker)).join());

        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0));
    }

    @Test
    void whatTheOuterFallbackCallsIsJudgedByItself() throws Exception {
        String answer = breaker.call(throwing(new IOException()), failure -> breaker.call(() -> "from elsewhere"));

        assertThat(answer).isEqualTo("from elsewhere");
        assertThat(totals()).isEqualTo(new Totals(1, 1, 0, 0, 0, 1));
    }

    @Test
    void whatAListenerCallsIsJudgedByItself() {
        List<Totals> seen = new ArrayList<>();
        breaker.onTransition(transition -> {
            if (transition.to() == BreakerState.OPEN) {
                Calls.beRejected(breaker);
                seen.add(totals());
            }
        });

        Calls.open(breaker);

        assertThat(seen).containsExactly(new Totals(0, 3, 0, 0, 1));
    }

    @Test
    void whatTheValidatorCallsBelongsToTheCallThatItJudges() throws Exception {
        breaker.reconfigure(breaker.settings().toBuilder()
                .validator(result -> {
                    Calls.succeed(breaker);
                    return true;
                })
                .build());
        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        CompletableFuture<String> stage = new CompletableFuture<>();

        CompletableFuture<String> probe = breaker.callAsync(() -> stage);
        stage.complete("stock");

        assertThat(probe).isCompletedWithValue("stock");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(totals()).isEqualTo(new Totals(1, 3, 0, 0, 0));
    }

    @Test
    void whatGoesOnElsewhereCanBeToldToBelongToItsCall() {
        halfOpen();
        CompletableFuture<String> stock = new CompletableFuture<>();
        CompletableFuture<String> order = breaker.callAsync(() -> stock.thenCompose(value ->
                breaker.within(() -> breaker.callAsync(() -> CompletableFuture.completedFuture(value + "!")))));

        CompletableFuture.runAsync(() -> stock.complete("stock")).join();

        assertThat(order).isCompletedWithValue("stock!");
        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(totals()).isEqualTo(new Totals(1, 3, 0, 0, 0));
    }

    @Test
    void anInnerCallGoesThroughAlsoWhenSomebodyForcesTheBreakerOpenMeanwhile() throws Exception {
        String answer = breaker.call(() -> {
            breaker.forceOpen(ManualOverride.because("stocktaking"));
            return breaker.call(() -> "stock");
        });

        assertThat(answer).isEqualTo("stock");
        assertThat(totals()).isEqualTo(new Totals(1, 0, 0, 0, 0));
        Calls.beRejected(breaker);
    }

    @Test
    void aRejectedOuterCallEnclosesNothing() {
        Calls.open(breaker);
        Calls.beRejected(breaker);
        breaker.reset();

        Calls.fail(breaker);

        assertThat(totals()).isEqualTo(new Totals(0, 4, 0, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 40})
    void anyNumberOfBreakersMayBeWithinEachOther(int depth) throws Exception {
        List<CircuitBreaker> breakers = IntStream.range(0, depth)
                .mapToObj(
                        i -> CircuitBreaker.of("breaker-" + i, Calls.settings().build(), ticker))
                .toList();

        for (int round = 0; round < 2; round++) {
            assertThat(within(breakers, 0)).isEqualTo("all of them again");
        }

        assertThat(breakers).extracting(it -> it.snapshot().totals()).containsOnly(new Totals(2, 0, 0, 0, 0));
        assertThat(EnclosingCalls.ofThread()).containsOnly(0);
    }

    /** Calls each breaker within the one before it, and in the innermost call all of them once more. */
    private static String within(List<CircuitBreaker> breakers, int depth) throws Exception {
        if (depth < breakers.size()) {
            return breakers.get(depth).call(() -> within(breakers, depth + 1));
        }
        for (CircuitBreaker breaker : breakers) {
            breaker.call(() -> "again");
        }
        return "all of them again";
    }

    @ParameterizedTest
    @EnumSource
    void nothingStaysBehindOnAThread(Way way) throws Exception {
        way.of(breaker, () -> "fine");
        assertThatThrownBy(() -> way.of(breaker, throwing(new IOException()))).isInstanceOf(IOException.class);

        assertThat(EnclosingCalls.ofThread()).containsOnly(0);
    }
}
