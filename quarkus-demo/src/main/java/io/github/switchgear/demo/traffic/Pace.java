package io.github.switchgear.demo.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Starts one piece of work again and again at a rate, on a bounded number of threads.
 *
 * <p>When all threads are busy, a turn is left out and counted rather than queued: a downstream that hangs must not
 * pile up work that is then done late. Thread-safe.
 */
final class Pace implements AutoCloseable {
    static final int THREADS = 16;

    /** A little more than the longest call takes. */
    private static final Duration LAST_CALLS = Duration.ofSeconds(3);

    private final Runnable work;
    private final LongAdder leftOut = new LongAdder();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(named("traffic-clock"));
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), named("traffic"));

    private Rate rate = new Rate(0);
    private Optional<Future<?>> ticking = Optional.empty();

    Pace(Runnable work) {
        this.work = work;
        threads.allowCoreThreadTimeOut(true);
    }

    synchronized Rate rate() {
        return rate;
    }

    synchronized void setRate(Rate next) {
        ticking.ifPresent(old -> old.cancel(false));
        ticking = next.interval()
                .map(interval -> clock.scheduleAtFixedRate(
                        this::tick, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS));
        rate = next;
    }

    /** How many turns found every thread busy. */
    long leftOut() {
        return leftOut.sum();
    }

    /** Stops, and lets what is under way come to its end first: an interrupted call would count as a failure. */
    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_CALLS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurried) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException allBusy) {
            leftOut.increment();
        }
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
