package io.github.switchgear.containers.microprofile;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Breakers beside what MicroProfile Fault Tolerance has. The client that they call is guarded by no other breaker. */
@ApplicationScoped
public class Tolerant {

    @Inject
    @RestClient
    UnguardedClient warehouse;

    @Retry(maxRetries = 2, delay = 0, jitter = 0, abortOn = BreakerOpenException.class)
    @Breaker(name = "retried", retryTimer = 600)
    public String retried() {
        return warehouse.stock();
    }

    @Fallback(fallbackMethod = "substitute")
    @Breaker(name = "replaced", retryTimer = 600)
    public String replaced() {
        return warehouse.stock();
    }

    String substitute() {
        return "substitute";
    }

    @Timeout(100)
    @Breaker(name = "timed", retryTimer = 600)
    public String timed() throws InterruptedException {
        new CountDownLatch(1).await();
        return "never";
    }

    @Asynchronous
    @Breaker(name = "stage", retryTimer = 600)
    public CompletionStage<String> stage() {
        return CompletableFuture.supplyAsync(warehouse::stock);
    }

    @Asynchronous
    @Breaker(name = "future", retryTimer = 600)
    public Future<String> future() {
        return CompletableFuture.completedFuture(warehouse.stock());
    }
}
