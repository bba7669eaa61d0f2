package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A breaker makes no garbage on its ordinary way, and little where it rejects. */
@ExtendWith(CapturedLog.class)
class AllocationTest {

    private static final Callable<String> FINE = () -> "fine";

    private static long perCall(BreakerSettings.Builder settings) throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", settings.build());
        return Allocated.perCall(() -> breaker.call(FINE));
    }

    @Test
    void aCountOfBytesSeesASingleObject() throws Exception {
        assertThat(Allocated.perCall(() -> new byte[8])).isBetween(8L, 32L);
    }

    @Test
    void aSuccessThatEndsNoFailuresAllocatesNothing() throws Exception {
        assertThat(perCall(Calls.settings())).isZero();
    }

    @Test
    void aSuccessInACountWindowAllocatesNothing() throws Exception {
        assertThat(perCall(Calls.settings().countWindow(100, 0.5, 20))).isZero();
    }

    @Test
    void aSuccessInATimeWindowAllocatesNothing() throws Exception {
        assertThat(perCall(Calls.settings().timeWindow(Duration.ofDays(1), 0.5, 20)))
                .isZero();
    }

    @Test
    void aSuccessThatIsTimedAllocatesNothing() throws Exception {
        assertThat(perCall(Calls.settings().slowCall(Duration.ofDays(1)))).isZero();
    }

    /** A note of the state now and then is a small part of a byte a call. */
    @Test
    void aCallThatIsKeptAllocatesNothing() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build());
        breaker.record(100_000);

        assertThat(Allocated.perCall(() -> breaker.call(FINE))).isLessThanOrEqualTo(1);
        assertThat(breaker.recorded()).isEqualTo(100_000);
    }

    @Test
    void aCallWithItsSubjectHandedOnAllocatesNothing() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build());

        assertThat(Allocated.perCall(() -> breaker.callOn("fine", subject -> subject)))
                .isZero();
    }

    @Test
    void aPermitIsAllThatACallAllocatesWhoseEndIsToldLater() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build());

        assertThat(Allocated.perCall(() -> {
                    Permit permit = breaker.admit();
                    permit.returned("fine");
                    return permit;
                }))
                .isLessThanOrEqualTo(40);
    }

    @Test
    void aRejectionAllocatesAtMostAHundredBytes() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build());
        Calls.open(breaker);

        long bytes = Allocated.perCall(() -> {
            try {
                return breaker.call(FINE);
            } catch (BreakerOpenException rejection) {
                return rejection;
            }
        });

        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
        assertThat(bytes).isBetween(1L, 100L);
    }

    @Test
    void aFailureThatDoesNotOpenAllocatesAtMostAHundredBytes() throws Exception {
        Callable<String> failing = Calls.throwing(new Outage());
        CircuitBreaker breaker = CircuitBreaker.of(
                "inventory", Calls.settings().allowedFails(Integer.MAX_VALUE).build());

        long bytes = Allocated.perCall(() -> {
            try {
                return breaker.call(failing);
            } catch (Outage failure) {
                return failure;
            }
        });

        assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(bytes).isBetween(1L, 100L);
    }

    @Test
    void aCallOfAKeyThatIsKnownAllocatesNothing() throws Exception {
        KeyedBreakers sites = KeyedBreakers.of("warehouse", Calls.settings().build(), 10);
        sites.of("oslo");
        sites.of("bergen");

        assertThat(Allocated.perCall(() -> sites.of("oslo").call(FINE))).isZero();
    }

    @Test
    void anAsynchronousCallOfACompleteFutureAllocatesNothing() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build());
        CompletableFuture<String> stage = CompletableFuture.completedFuture("fine");
        Supplier<CompletableFuture<String>> action = () -> stage;

        assertThat(Allocated.perCall(() -> breaker.callAsync(action))).isZero();
    }

    @Test
    void anAsynchronousCallAddsAtMostAHundredAndTwentyBytes() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build());
        Later action = new Later();

        long unguarded = Allocated.perCall(() -> action.completed(action.get()));
        long guarded = Allocated.perCall(() -> action.completed(breaker.callAsync(action)));

        assertThat(guarded - unguarded).isBetween(1L, 120L);
    }

    /** Of the bytes, 48 are the breaker's future, and 64 what the JDK makes to follow a stage; none is the caller's lambda. */
    @Test
    void anAsynchronousCallSparesTheLambdaOfItsCaller() throws Exception {
        Process alone = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xbatch",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CapturingCall.class.getName())
                .redirectErrorStream(true)
                .start();

        assertThat(alone.inputReader().readLine()).isEqualTo("112");
        assertThat(alone.waitFor()).isZero();
    }

    /** A stage that is completed when its call has returned. */
    private static final class Later implements Supplier<CompletableFuture<String>> {

        private CompletableFuture<String> stage;

        @Override
        public CompletableFuture<String> get() {
            stage = new CompletableFuture<>();
            return stage;
        }

        CompletableFuture<String> completed(CompletableFuture<String> call) {
            stage.complete("fine");
            return call;
        }
    }

    /** Made beforehand, so that only what the breaker makes is counted. */
    private static final class Outage extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
