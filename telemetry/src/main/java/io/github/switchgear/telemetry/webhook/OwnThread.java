package io.github.switchgear.telemetry.webhook;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Has the HTTP client's work done by the one thread that waits for it, so that the client needs no others for that. */
final class OwnThread implements Executor {

    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private volatile boolean hasEnded;

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        if (hasEnded) {
            runAll();
        }
    }

    /**
     * Works until something is done.
     *
     * @param awaited what is waited for
     * @param atMost and no longer than this
     * @throws InterruptedException if the thread is interrupted
     */
    void runUntilDone(CompletableFuture<?> awaited, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        CompletableFuture<?> unused = awaited.whenComplete((result, failure) -> tasks.add(() -> {}));
        while (!awaited.isDone()) {
            Runnable task = tasks.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (task == null) {
                return;
            }
            task.run();
        }
    }

    /** Does what is left. Whatever is still to be done after, whoever brings it does himself. */
    void end() {
        hasEnded = true;
        runAll();
    }

    private void runAll() {
        Runnable task = tasks.poll();
        while (task != null) {
            task.run();
            task = tasks.poll();
        }
    }
}
