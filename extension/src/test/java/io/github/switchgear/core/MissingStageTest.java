package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that return no stage, or one that nobody can follow. */
@ExtendWith(CapturedLog.class)
class MissingStageTest {

    /** As one whose callbacks an executor is to run that takes no more. */
    private static final class Unfollowable extends CompletableFuture<String> {

        @Override
        public CompletableFuture<String> whenComplete(BiConsumer<? super String, ? super Throwable> action) {
            throw new RejectedExecutionException("no thread is free");
        }
    }

    private final CircuitBreaker breaker =
            CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());

    @Test
    void cancellingTheFallbackOfACallThatHadNoStageCountsNothingMore() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> future = breaker.callAsync(() -> null, failure -> answer);

        assertThat(future.cancel(true)).isTrue();

        assertThat(answer).isCancelled();
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void aStageThatCannotBeFollowedIsAFailedCall() {
        CompletableFuture<String> future = breaker.callAsync(Unfollowable::new);

        assertThat(future)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
        assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }

    @Test
    void aFallbacksStageThatCannotBeFollowedFailsTheFuture() {
        CompletableFuture<String> future = breaker.callAsync(() -> null, failure -> new Unfollowable());

        assertThat(future)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
    }
}
