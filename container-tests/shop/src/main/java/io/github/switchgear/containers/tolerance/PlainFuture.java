package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A breaker with every set of the other policies. Returns a future, and is not asynchronous. */
@ApplicationScoped
public class PlainFuture {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    public Future<String> alone(String call) throws InterruptedException {
        return work.future("PlainFuture.alone", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public Future<String> retry(String call) throws InterruptedException {
        return work.future("PlainFuture.retry", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    public Future<String> timeout(String call) throws InterruptedException {
        return work.future("PlainFuture.timeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Bulkhead(1)
    public Future<String> bulkhead(String call) throws InterruptedException {
        return work.future("PlainFuture.bulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Fallback(SubstituteFuture.class)
    public Future<String> fallback(String call) throws InterruptedException {
        return work.future("PlainFuture.fallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public Future<String> retryTimeout(String call) throws InterruptedException {
        return work.future("PlainFuture.retryTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    public Future<String> retryBulkhead(String call) throws InterruptedException {
        return work.future("PlainFuture.retryBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.retryFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    public Future<String> timeoutBulkhead(String call) throws InterruptedException {
        return work.future("PlainFuture.timeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteFuture.class)
    public Future<String> timeoutFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.timeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Bulkhead(1)
    @Fallback(SubstituteFuture.class)
    public Future<String> bulkheadFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.bulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    public Future<String> retryTimeoutBulkhead(String call) throws InterruptedException {
        return work.future("PlainFuture.retryTimeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryTimeoutFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.retryTimeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryBulkheadFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.retryBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    @Fallback(SubstituteFuture.class)
    public Future<String> timeoutBulkheadFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.timeoutBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(1)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryTimeoutBulkheadFallback(String call) throws InterruptedException {
        return work.future("PlainFuture.retryTimeoutBulkheadFallback", call);
    }
}
