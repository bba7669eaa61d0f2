package io.github.switchgear.microprofile;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FileNotFoundException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** A bean as applications have it, with each combination of annotations once. */
@ApplicationScoped
class Store {

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    String alone(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    String timeout(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Bulkhead(1)
    String bulkhead(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    @Bulkhead(1)
    String timeoutBulkhead(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    String retry(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Fallback(fallbackMethod = "answer")
    String fallback(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(fallbackMethod = "answer")
    String retryFallback(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    String retryTimeout(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Fallback(fallbackMethod = "answer")
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    String fallbackTimeout(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    @Fallback(fallbackMethod = "answer")
    String retryTimeoutFallback(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Fallback(fallbackMethod = "answer")
    @Bulkhead(1)
    String fallbackBulkhead(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = BulkheadException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    String retryBulkheadSkipped(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    String retryBulkhead(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            failOn = TimeoutException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    String failOnTimeout(Deed deed) throws Exception {
        return deed.value();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    CompletionStage<String> stage(Deed deed) {
        return deed.stage();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    CompletionStage<String> stageRetry(Deed deed) {
        return deed.stage();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    CompletionStage<String> stageTimeout(Deed deed) {
        return deed.stage();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    @Fallback(fallbackMethod = "stageAnswer")
    CompletionStage<String> stageFallbackTimeout(Deed deed) {
        return deed.stage();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    CompletionStage<String> stageRetryTimeout(Deed deed) {
        return deed.stage();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Fallback(fallbackMethod = "stageAnswer")
    CompletionStage<String> stageFallback(Deed deed) {
        return deed.stage();
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    Future<String> future(Deed deed) throws Exception {
        return CompletableFuture.completedFuture(deed.value());
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    Future<String> futureRetry(Deed deed) throws Exception {
        return CompletableFuture.completedFuture(deed.value());
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    @Asynchronous
    @Timeout(value = 200, unit = ChronoUnit.MILLIS)
    Future<String> futureTimeout(Deed deed) throws Exception {
        return CompletableFuture.completedFuture(deed.value());
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            failureRatio = 0.5,
            delay = 1,
            delayUnit = ChronoUnit.HOURS,
            skipOn = FileNotFoundException.class)
    CompletionStage<String> stageAtOnce(Deed deed) {
        return deed.stage();
    }

    String answer(Deed deed) {
        return "answered";
    }

    CompletionStage<String> stageAnswer(Deed deed) {
        return CompletableFuture.completedFuture("answered");
    }

    Future<String> futureAnswer(Deed deed) {
        return CompletableFuture.completedFuture("answered");
    }
}
