package io.github.switchgear.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that meet at a barrier and then all act at once. */
final class Crowd implements AutoCloseable {

    private final int size;
    private final ExecutorService threads;
    private final CyclicBarrier start;

    Crowd(int size) {
        this.size = size;
        this.start = new CyclicBarrier(size);
        this.threads = Executors.newFixedThreadPool(size, task -> {
            Thread thread = new Thread(task, "crowd");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Waits for all of them; what one of them throws is thrown. */
    void act(Act act) throws InterruptedException, ExecutionException {
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int member = i;
            done.add(threads.submit(() -> {
                start.await();
                act.by(member);
                return null;
            }));
        }
        for (Future<?> one : done) {
            one.get();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    @FunctionalInterface
    interface Act {
        void by(int member) throws Exception;
    }
}
