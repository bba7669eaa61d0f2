package io.github.switchgear.containers.concurrency;

import io.github.switchgear.Breaker;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.Asynchronous;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Has the annotation of Jakarta Concurrency and a breaker on one method. */
@ApplicationScoped
public class ReportClient {

    @Resource
    private ManagedExecutorService executor;

    /** Completes the future that its client has already. */
    @Asynchronous
    @Breaker(name = "completed", retryTimer = 600)
    public CompletableFuture<String> complete(boolean fails) {
        return Asynchronous.Result.complete(answer(fails));
    }

    /** Returns a stage of its own, which is complete a good while later. */
    @Asynchronous
    @Breaker(name = "stage", retryTimer = 600)
    public CompletionStage<String> begin(boolean fails) {
        return CompletableFuture.supplyAsync(
                () -> answer(fails), CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    }

    @Asynchronous
    @Breaker(name = "replaced", retryTimer = 600, fallbackMethod = "substitute")
    public CompletableFuture<String> replace(boolean fails) {
        return Asynchronous.Result.complete(answer(fails));
    }

    CompletableFuture<String> substitute(boolean fails) {
        return CompletableFuture.completedFuture("substitute");
    }

    @Asynchronous
    @Breaker(name = "slow", retryTimer = 600_000, slowCall = 1, unit = ChronoUnit.MILLIS)
    public CompletableFuture<String> dawdle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(20);
        return Asynchronous.Result.complete(answer(false));
    }

    /** Says that it has begun, and leaves the future as it is: its client ends it. */
    @Asynchronous
    @Breaker(name = "cancelled", retryTimer = 600)
    public CompletableFuture<String> leave(CountDownLatch begun) {
        begun.countDown();
        return Asynchronous.Result.getFuture();
    }

    @Asynchronous
    @Breaker(name = "unanswered", retryTimer = 600)
    public void send(boolean fails) {
        answer(fails);
    }

    /** Returns a stage of the container's executor, without the annotation. */
    @Breaker(name = "managed", retryTimer = 600)
    public CompletableFuture<String> compute() {
        return executor.supplyAsync(() -> answer(false));
    }

    private static String answer(boolean fails) {
        if (fails) {
            throw new IllegalStateException("out of reach");
        }
        return "answered";
    }
}
