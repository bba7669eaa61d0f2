package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A breaker with every set of the other policies. Returns a stage, and is not asynchronous. */
@ApplicationScoped
public class PlainStage {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    public CompletionStage<String> alone(String call) {
        return work.later("PlainStage.alone", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public CompletionStage<String> retry(String call) {
        return work.later("PlainStage.retry", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    public CompletionStage<String> timeout(String call) {
        return work.later("PlainStage.timeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Bulkhead(1)
    public CompletionStage<String> bulkhead(String call) {
        return work.later("PlainStage.bulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> fallback(String call) {
        return work.later("PlainStage.fallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public CompletionStage<String> retryTimeout(String call) {
        return work.later("PlainStage.retryTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    public CompletionStage<String> retryBulkhead(String call) {
        return work.later("PlainStage.retryBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryFallback(String call) {
        return work.later("PlainStage.retryFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    public CompletionStage<String> timeoutBulkhead(String call) {
        return work.later("PlainStage.timeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> timeoutFallback(String call) {
        return work.later("PlainStage.timeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Bulkhead(1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> bulkheadFallback(String call) {
        return work.later("PlainStage.bulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    public CompletionStage<String> retryTimeoutBulkhead(String call) {
        return work.later("PlainStage.retryTimeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryTimeoutFallback(String call) {
        return work.later("PlainStage.retryTimeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryBulkheadFallback(String call) {
        return work.later("PlainStage.retryBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> timeoutBulkheadFallback(String call) {
        return work.later("PlainStage.timeoutBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    @Fallback(SubstituteStage.class)
    public CompletionStage<String> retryTimeoutBulkheadFallback(String call) {
        return work.later("PlainStage.retryTimeoutBulkheadFallback", call);
    }
}
