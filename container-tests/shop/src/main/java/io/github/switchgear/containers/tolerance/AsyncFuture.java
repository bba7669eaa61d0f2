package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/** A breaker with every set of the other policies. Returns a future, and is asynchronous. */
@ApplicationScoped
public class AsyncFuture {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    public Future<String> alone(String call) throws InterruptedException {
        return work.future("AsyncFuture.alone", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    public Future<String> retry(String call) throws InterruptedException {
        return work.future("AsyncFuture.retry", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    public Future<String> timeout(String call) throws InterruptedException {
        return work.future("AsyncFuture.timeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public Future<String> bulkhead(String call) throws InterruptedException {
        return work.future("AsyncFuture.bulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Fallback(SubstituteFuture.class)
    public Future<String> fallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.fallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public Future<String> retryTimeout(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public Future<String> retryBulkhead(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public Future<String> timeoutBulkhead(String call) throws InterruptedException {
        return work.future("AsyncFuture.timeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteFuture.class)
    public Future<String> timeoutFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.timeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteFuture.class)
    public Future<String> bulkheadFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.bulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    public Future<String> retryTimeoutBulkhead(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryTimeoutBulkhead", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryTimeoutFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryTimeoutFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryBulkheadFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteFuture.class)
    public Future<String> timeoutBulkheadFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.timeoutBulkheadFallback", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    @Bulkhead(value = 1, waitingTaskQueue = 1)
    @Fallback(SubstituteFuture.class)
    public Future<String> retryTimeoutBulkheadFallback(String call) throws InterruptedException {
        return work.future("AsyncFuture.retryTimeoutBulkheadFallback", call);
    }
}
