package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CallListenerTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final MovableTicker ticker = new MovableTicker();
    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), ticker);
    private final List<String> heard = new ArrayList<>();

    private Consumer<CallOutcome> hear(BreakerState state) {
        heard.add("in " + state);
        return outcome -> heard.add(state + " " + outcome);
    }

    @Test
    void aListenerIsToldOfEachCallAndHowItEnded() {
        breaker.onCall(this::hear);

        Calls.succeed(breaker);
        Calls.fail(breaker);
        Calls.beNeutral(breaker);

        assertThat(heard)
                .containsExactly(
                        "in CLOSED", "CLOSED SUCCEEDED", "in CLOSED", "CLOSED FAILED", "in CLOSED", "CLOSED NEUTRAL");
    }

    @Test
    void aListenerIsToldBeforeTheActionRunsAndWhenTheOutcomeIsCounted() throws Exception {
        List<String> order = new ArrayList<>();
        breaker.onCall(state -> {
            order.add("admitted on " + Thread.currentThread().getName());
            return outcome -> order.add("ended, counted "
                    + breaker.snapshot().totals().succeeded() + " on "
                    + Thread.currentThread().getName());
        });

        breaker.call(() -> order.add("runs"));

        String thread = Thread.currentThread().getName();
        assertThat(order).containsExactly("admitted on " + thread, "runs", "ended, counted 1 on " + thread);
    }

    @Test
    void aCallThatTookTooLongIsSlow() throws Exception {
        CircuitBreaker impatient = CircuitBreaker.of(
                "impatient", Calls.settings().slowCall(Duration.ofSeconds(1)).build(), ticker);
        impatient.onCall(this::hear);

        impatient.call(() -> {
            ticker.advance(Duration.ofSeconds(2));
            return "late";
        });

        assertThat(heard).containsExactly("in CLOSED", "CLOSED SLOW");
    }

    @Test
    void aValidatorAndABugInItAreOutcomesToo() {
        CircuitBreaker strict = CircuitBreaker.of(
                "strict",
                Calls.settings()
                        .validator(result -> {
                            if (result == null) {
                                throw new IllegalStateException("bug");
                            }
                            return false;
                        })
                        .build(),
                ticker);
        strict.onCall(this::hear);

        assertThat(strict.settings().hasValidator()).isTrue();
        assertThatThrownBy(() -> strict.call(() -> null)).hasMessage("bug");
        Calls.succeed(strict);

        assertThat(heard).containsExactly("in CLOSED", "CLOSED NEUTRAL", "in CLOSED", "CLOSED FAILED");
    }

    @Test
    void aProbeIsToldInItsStateAndARejectionIsNot() {
        breaker.onCall(this::hear);
        Calls.open(breaker);
        heard.clear();

        Calls.beRejected(breaker);
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(breaker);
        breaker.forceClosed(ManualOverride.because("test"));
        Calls.fail(breaker);

        assertThat(heard)
                .containsExactly("in HALF_OPEN", "HALF_OPEN SUCCEEDED", "in FORCED_CLOSED", "FORCED_CLOSED FAILED");
    }

    @Test
    void whatIsHeardDoesWhatItDoesUnheard() {
        breaker.onCall(this::hear);
        CircuitBreaker windowed = CircuitBreaker.of(
                "windowed",
                Calls.settings()
                        .windowCalls(4)
                        .windowMinimumCalls(4)
                        .windowFailureRatio(0.5)
                        .build(),
                ticker);
        windowed.onCall(this::hear);

        Calls.open(breaker);
        ticker.advance(Duration.ofSeconds(30));
        RunningCall lost = RunningCall.of(breaker);
        ticker.advance(Duration.ofDays(1));
        Calls.succeed(breaker);
        lost.fail();
        Calls.succeed(windowed);
        Calls.succeed(windowed);
        Calls.fail(windowed);
        Calls.fail(windowed);

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(windowed.state()).isEqualTo(BreakerState.OPEN);
        assertThat(windowed.snapshot().totals().succeeded()).isEqualTo(2);
    }

    @Test
    void anAsynchronousCallEndsWhereItsStageCompletes() {
        breaker.onCall(this::hear);
        CompletableFuture<String> stage = new CompletableFuture<>();
        CompletableFuture<String> cancelled = new CompletableFuture<>();

        CompletableFuture<String> call = breaker.callAsync(() -> stage);
        CompletableFuture<String> other = breaker.callAsync(() -> cancelled);
        assertThat(heard).containsExactly("in CLOSED", "in CLOSED");
        List<String> whenTheCallerKnew = new ArrayList<>();
        CompletableFuture<Void> told = call.thenAccept(value -> whenTheCallerKnew.addAll(heard));
        stage.complete("fine");
        assertThat(told).isCompleted();
        assertThat(whenTheCallerKnew).endsWith("CLOSED SUCCEEDED");
        assertThat(other.cancel(false)).isTrue();
        assertThat(breaker.callAsync(() -> CompletableFuture.completedFuture("there")))
                .isCompletedWithValue("there");
        assertThat(breaker.callAsync(() -> null)).isCompletedExceptionally();

        assertThat(heard)
                .containsExactly(
                        "in CLOSED",
                        "in CLOSED",
                        "CLOSED SUCCEEDED",
                        "CLOSED NEUTRAL",
                        "in CLOSED",
                        "CLOSED SUCCEEDED",
                        "in CLOSED",
                        "CLOSED FAILED");
    }

    @Test
    void aCallWithinACallIsNotTold() throws Exception {
        breaker.onCall(this::hear);

        breaker.call(() -> breaker.call(() -> "one call"));

        assertThat(heard).containsExactly("in CLOSED", "CLOSED SUCCEEDED");
    }

    @Test
    void theListenersOfAFamilyHearOfEachKey() {
        KeyedBreakers sites = KeyedBreakers.of("warehouse", Calls.settings().build(), 10, ticker);
        CircuitBreaker oslo = sites.of("oslo");
        Calls.succeed(oslo);
        sites.family().onCall(state -> outcome -> heard.add("family " + outcome));
        oslo.onCall(state -> outcome -> heard.add("oslo " + outcome));

        Calls.fail(oslo);
        Calls.succeed(sites.of("bergen"));
        Calls.succeed(sites.family());

        assertThat(heard).containsExactly("oslo FAILED", "family FAILED", "family SUCCEEDED", "family SUCCEEDED");
    }

    @Test
    void whoDoesNotWantToKnowIsAskedForTheNextCallAgain() {
        breaker.onCall(state -> {
            heard.add("asked");
            return null;
        });

        Calls.succeed(breaker);
        Calls.succeed(breaker);

        assertThat(heard).containsExactly("asked", "asked");
    }

    @Test
    void aThrowingListenerHarmsNeitherTheCallNorTheOthers() {
        breaker.onCall(state -> {
            throw new IllegalStateException("bug");
        });
        breaker.onCall(state -> outcome -> {
            throw new AssertionError("bug");
        });
        breaker.onCall(this::hear);

        Calls.succeed(breaker);
        Calls.succeed(breaker);

        assertThat(heard).containsExactly("in CLOSED", "CLOSED SUCCEEDED", "in CLOSED", "CLOSED SUCCEEDED");
        assertThat(log.records())
                .filteredOn(line -> line.getThrown() != null)
                .extracting(LogRecord::getMessage)
                .containsExactly(
                        "A listener of breaker 'inventory' failed at a call that was let through (CLOSED)",
                        "A listener of breaker 'inventory' failed at the end of a call (SUCCEEDED)",
                        "A listener of breaker 'inventory' failed at a call that was let through (CLOSED)",
                        "A listener of breaker 'inventory' failed at the end of a call (SUCCEEDED)");
        assertThat(log.records())
                .filteredOn(line -> line.getThrown() != null)
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.SEVERE, Level.FINE, Level.FINE, Level.FINE);
    }

    @Test
    void aClosedRegistrationHearsOfNoFurtherCall() {
        Registration first = breaker.onCall(this::hear);
        Registration second = breaker.onCall(this::hear);
        RunningCall running = RunningCall.of(breaker);

        first.close();
        first.close();
        Calls.succeed(breaker);
        second.close();
        Calls.succeed(breaker);
        running.succeed();

        assertThat(heard)
                .containsExactly(
                        "in CLOSED",
                        "in CLOSED",
                        "in CLOSED",
                        "CLOSED SUCCEEDED",
                        "CLOSED SUCCEEDED",
                        "CLOSED SUCCEEDED");
    }

    @Test
    void aCallAllocatesNothingMoreWhereNobodyListensAnyMore() throws Exception {
        CircuitBreaker untold = CircuitBreaker.of("untold", Calls.settings().build());
        untold.onCall(state -> outcome -> {}).close();

        assertThat(Allocated.perCall(() -> untold.call(() -> "fine"))).isZero();
    }

    @Test
    void noListenerIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> breaker.onCall(null));
    }
}
