package io.github.switchgear.fleet.memory;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Waits for what may hang, but not for ever. It is done by a thread of its own, which is not interrupted: some databases take that
 * for their end. While that thread has not come back, nothing else is begun, so that one thread is all that can be lost.
 */
final class Patience implements AutoCloseable {

    private final ExecutorService thread;
    private final Semaphore free = new Semaphore(1);

    Patience(String thread) {
        this.thread = Executors.newSingleThreadExecutor(task -> {
            Thread made = new Thread(task, thread);
            made.setDaemon(true);
            return made;
        });
    }

    /**
     * Does something and waits for it.
     *
     * @param limit how long at most
     * @throws IOException if that takes too long, or what was begun before has not come back yet
     * @throws Exception what the task throws
     */
    <T> T await(Callable<T> task, Duration limit) throws Exception {
        if (!free.tryAcquire()) {
            throw new IOException("it has still not answered what it was asked before");
        }
        try {
            return begin(task).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("it has not answered within " + limit, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("whoever waited for it was interrupted", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private <T> Future<T> begin(Callable<T> task) throws IOException {
        try {
            return thread.submit(() -> {
                try {
                    return task.call();
                } finally {
                    free.release();
                }
            });
        } catch (RejectedExecutionException e) {
            free.release();
            throw new IOException("it is not used any more", e);
        }
    }

    /** What was begun goes on to its end. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
