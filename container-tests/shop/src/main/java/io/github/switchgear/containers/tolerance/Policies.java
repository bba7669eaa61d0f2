package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** What the other policies are told of the breaker, and it of them, each on a method. */
@ApplicationScoped
public class Policies {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0, abortOn = CircuitBreakerOpenException.class)
    public String abortOnOpen(String call) throws InterruptedException {
        return work.now("Policies.abortOnOpen", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0, retryOn = BrokenException.class)
    public String retryOnBroken(String call) throws InterruptedException {
        return work.now("Policies.retryOnBroken", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Fallback(value = Substitute.class, applyOn = CircuitBreakerOpenException.class)
    public String applyOnOpen(String call) throws InterruptedException {
        return work.now("Policies.applyOnOpen", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Fallback(value = Substitute.class, skipOn = CircuitBreakerOpenException.class)
    public String skipOnOpen(String call) throws InterruptedException {
        return work.now("Policies.skipOnOpen", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN, failOn = TimeoutException.class)
    @Timeout(Delays.TIMEOUT)
    public String failOnTimeout(String call) throws InterruptedException {
        return work.now("Policies.failOnTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN, failOn = BrokenException.class)
    @Timeout(Delays.TIMEOUT)
    public String failOnBroken(String call) throws InterruptedException {
        return work.now("Policies.failOnBroken", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN, failOn = TimeoutException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public String retryFailOnTimeout(String call) throws InterruptedException {
        return work.now("Policies.retryFailOnTimeout", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    public String swallowed(String call) throws InterruptedException {
        return work.now("Policies.swallowed", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Timeout(Delays.TIMEOUT)
    public String retrySwallowed(String call) throws InterruptedException {
        return work.now("Policies.retrySwallowed", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Timeout(Delays.TIMEOUT)
    @Fallback(Substitute.class)
    public String fallbackSwallowed(String call) throws InterruptedException {
        return work.now("Policies.fallbackSwallowed", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN, skipOn = BulkheadException.class)
    @Bulkhead(1)
    public String skipOnFull(String call) throws InterruptedException {
        return work.now("Policies.skipOnFull", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN, skipOn = BulkheadException.class)
    @Retry(maxRetries = 2, delay = 0, jitter = 0)
    @Bulkhead(1)
    public String retrySkipOnFull(String call) throws InterruptedException {
        return work.now("Policies.retrySkipOnFull", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Fallback(fallbackMethod = "substitute")
    public String fallbackMethod(String call) throws InterruptedException {
        return work.now("Policies.fallbackMethod", call);
    }

    String substitute(String call) {
        return "(" + call + ")";
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    public CompletionStage<String> thrown(String call) throws InterruptedException {
        return CompletableFuture.completedFuture(work.now("Policies.thrown", call));
    }

    @CircuitBreaker(requestVolumeThreshold = 2, failureRatio = 1, delay = Delays.OPEN)
    @Asynchronous
    public Future<String> failed(String call) {
        return work.later("Policies.failed", call);
    }
}
