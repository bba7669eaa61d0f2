package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A breaker with every set of the other policies. Returns a stage, and is asynchronous. */
@ApplicationScoped
public class AsyncStage {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    public CompletionStage<String> alone(String call) {
        return work.later("AsyncStage.alone", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public CompletionStage<String> retry(String call) {
        return work.later("AsyncStage.retry", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    public CompletionStage<String> timeout(String call) {
        return work.later("AsyncStage.timeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public CompletionStage<String> bulkhead(String call) {
        return work.later("AsyncStage.bulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> fallback(String call) {
        return work.later("AsyncStage.fallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public CompletionStage<String> retryTimeout(String call) {
        return work.later("AsyncStage.retryTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public CompletionStage<String> retryBulkhead(String call) {
        return work.later("AsyncStage.retryBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryFallback(String call) {
        return work.later("AsyncStage.retryFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public CompletionStage<String> timeoutBulkhead(String call) {
        return work.later("AsyncStage.timeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> timeoutFallback(String call) {
        return work.later("AsyncStage.timeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> bulkheadFallback(String call) {
        return work.later("AsyncStage.bulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public CompletionStage<String> retryTimeoutBulkhead(String call) {
        return work.later("AsyncStage.retryTimeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryTimeoutFallback(String call) {
        return work.later("AsyncStage.retryTimeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryBulkheadFallback(String call) {
        return work.later("AsyncStage.retryBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> timeoutBulkheadFallback(String call) {
        return work.later("AsyncStage.timeoutBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryTimeoutBulkheadFallback(String call) {
        return work.later("AsyncStage.retryTimeoutBulkheadFallback", call);
    }
}
