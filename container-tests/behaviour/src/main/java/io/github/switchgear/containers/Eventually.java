package io.github.switchgear.containers;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for what a server does in its own time: asks often and gives up late. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** The first reading that satisfies the condition. */
    public static <T> T get(Supplier<T> reading, Predicate<T> condition) {
        return get(PATIENCE, reading, condition);
    }

    /** The first reading that satisfies the condition, of what may take longer. */
    public static <T> T get(Duration patience, Supplier<T> reading, Predicate<T> condition) {
        long giveUp = System.nanoTime() + patience.toNanos();
        T last = reading.get();
        while (!condition.test(last)) {
            if (System.nanoTime() - giveUp > 0) {
                throw new AssertionError("still not, after " + patience + ": " + last);
            }
            pause(PAUSE);
            last = reading.get();
        }
        return last;
    }

    /** Gives another process time, whose clock is not ours to move. */
    public static void pause(Duration pause) {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
