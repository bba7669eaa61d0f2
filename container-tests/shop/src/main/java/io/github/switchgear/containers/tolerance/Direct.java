package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A breaker with every set of the other policies. Returns what it has. */
@ApplicationScoped
public class Direct {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    public String alone(String call) throws InterruptedException {
        return work.now("Direct.alone", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public String retry(String call) throws InterruptedException {
        return work.now("Direct.retry", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    public String timeout(String call) throws InterruptedException {
        return work.now("Direct.timeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Bulkhead(1)
    public String bulkhead(String call) throws InterruptedException {
        return work.now("Direct.bulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Fallback(Substitute.class)
    public String fallback(String call) throws InterruptedException {
        return work.now("Direct.fallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public String retryTimeout(String call) throws InterruptedException {
        return work.now("Direct.retryTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    public String retryBulkhead(String call) throws InterruptedException {
        return work.now("Direct.retryBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(Substitute.class)
    public String retryFallback(String call) throws InterruptedException {
        return work.now("Direct.retryFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    public String timeoutBulkhead(String call) throws InterruptedException {
        return work.now("Direct.timeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Fallback(Substitute.class)
    public String timeoutFallback(String call) throws InterruptedException {
        return work.now("Direct.timeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Bulkhead(1)
    @Fallback(Substitute.class)
    public String bulkheadFallback(String call) throws InterruptedException {
        return work.now("Direct.bulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    public String retryTimeoutBulkhead(String call) throws InterruptedException {
        return work.now("Direct.retryTimeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Fallback(Substitute.class)
    public String retryTimeoutFallback(String call) throws InterruptedException {
        return work.now("Direct.retryTimeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    @Fallback(Substitute.class)
    public String retryBulkheadFallback(String call) throws InterruptedException {
        return work.now("Direct.retryBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    @Fallback(Substitute.class)
    public String timeoutBulkheadFallback(String call) throws InterruptedException {
        return work.now("Direct.timeoutBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    @Fallback(Substitute.class)
    public String retryTimeoutBulkheadFallback(String call) throws InterruptedException {
        return work.now("Direct.retryTimeoutBulkheadFallback", call);
    }
}
