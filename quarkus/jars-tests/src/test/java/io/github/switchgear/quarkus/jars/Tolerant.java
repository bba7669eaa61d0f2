package io.github.switchgear.quarkus.jars;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** Methods with annotations of MicroProfile Fault Tolerance beside the breaker's; all but those that hang fail at once. */
@ApplicationScoped
class Tolerant {

    private final AtomicInteger calls = new AtomicInteger();
    private final CompletableFuture<String> pending = new CompletableFuture<>();

    int calls() {
        return calls.get();
    }

    @Retry(maxRetries = 5, delay = 0, jitter = 0, abortOn = BreakerOpenException.class)
    @Breaker(name = "retried", allowedFails = 3)
    String retried() {
        throw failure();
    }

    @Retry(maxRetries = 5, delay = 0, jitter = 0, abortOn = BreakerOpenException.class)
    @Breaker(name = "retried-stage", allowedFails = 3)
    @Asynchronous
    CompletionStage<String> retriedStage() {
        return CompletableFuture.failedStage(failure());
    }

    @Retry(maxRetries = 5, delay = 0, jitter = 0, abortOn = BreakerOpenException.class)
    @Breaker(name = "retried-uni", allowedFails = 3)
    Uni<String> retriedUni() {
        return Uni.createFrom().failure(failure());
    }

    @Timeout(value = 50, unit = ChronoUnit.MILLIS)
    @Breaker(name = "timed", allowedFails = 1)
    String timed() throws InterruptedException {
        new CountDownLatch(1).await();
        return "never";
    }

    @Timeout(value = 50, unit = ChronoUnit.MILLIS)
    @Breaker(name = "timed-uni", allowedFails = 1)
    Uni<String> timedUni() {
        return Uni.createFrom().nothing();
    }

    @Timeout(value = 50, unit = ChronoUnit.MILLIS)
    @Breaker(name = "timed-stage", allowedFails = 1)
    @Asynchronous
    CompletionStage<String> timedStage() {
        return pending;
    }

    void failTimedStage() {
        pending.completeExceptionally(failure());
    }

    @Fallback(fallbackMethod = "answer")
    @Breaker(name = "answered", allowedFails = 1)
    String answered() {
        throw failure();
    }

    @Fallback(fallbackMethod = "answerStage")
    @Breaker(name = "answered-stage", allowedFails = 1)
    @Asynchronous
    CompletionStage<String> answeredStage() {
        return CompletableFuture.failedStage(failure());
    }

    @Fallback(fallbackMethod = "answerUni")
    @Breaker(name = "answered-uni", allowedFails = 1)
    Uni<String> answeredUni() {
        return Uni.createFrom().failure(failure());
    }

    String answer(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    CompletionStage<String> answerStage(Throwable failure) {
        return CompletableFuture.completedStage(answer(failure));
    }

    Uni<String> answerUni(Throwable failure) {
        return Uni.createFrom().item(answer(failure));
    }

    private IllegalStateException failure() {
        calls.incrementAndGet();
        return new IllegalStateException("failed");
    }
}
