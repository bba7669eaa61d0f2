package io.github.switchgear.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Successes, counted by many threads that do not wait for each other: each adds to a stripe that few others add to. As all
 * are alike and come one by one, the sum of the stripes, read one after the other, is what the count was at some moment in
 * between.
 *
 * <p>Closing takes each stripe out of use with its count in it. So an increment either is in the final sum or fails.
 * Where two threads meet at a stripe, they close it all, and its successor has twice as many.
 */
final class Stripes {

    /** More would make the sum slower than they make the increments faster. */
    static final int MOST =
            Math.min(64, 4 * Integer.highestOneBit(Runtime.getRuntime().availableProcessors()));

    /** Two lines of a cache, as processors fetch them in pairs. */
    private static final int STRIDE = 16;

    private static final long CLOSED = 1L << 63;
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final CallWindow owner;
    private final long before;
    private final int mask;

    /** Where there are several, none shares its line of the cache with another, or with the length of the array. */
    private final long[] counts;

    private volatile boolean crowded;
    private volatile boolean closed;

    private Stripes(CallWindow owner, long before, int stripes) {
        this.owner = owner;
        this.before = before;
        this.mask = stripes - 1;
        this.counts = new long[stripes == 1 ? 1 : (stripes + 1) * STRIDE];
    }

    /**
     * Those that follow others of the same breaker.
     *
     * @param last closed; null where these are the first
     */
    static Stripes after(@Nullable Stripes last, CallWindow owner) {
        if (last == null) {
            return new Stripes(owner, 0, 1);
        }
        int stripes = last.mask + 1;
        return new Stripes(owner, last.total(), last.crowded ? 2 * stripes : stripes);
    }

    boolean isOwnedBy(CallWindow window) {
        return owner == window;
    }

    /** Adds one; false if these are closed, and nothing was added. */
    boolean increment() {
        int stripe = (int) Thread.currentThread().getId() & mask;
        int place = mask == 0 ? 0 : (stripe + 1) * STRIDE;
        while (true) {
            long count = (long) COUNT.getVolatile(counts, place);
            if (count < 0) {
                return false;
            }
            if (COUNT.compareAndSet(counts, place, count, count + 1)) {
                return true;
            }
            if (mask + 1 < MOST) {
                crowded = true;
                close();
                return false;
            }
        }
    }

    /** From now on nothing is added. */
    void close() {
        for (int place = 0; place < counts.length; place += STRIDE) {
            COUNT.getAndBitwiseOr(counts, place, CLOSED);
        }
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** How many have been added. */
    long sum() {
        long sum = 0;
        for (int place = 0; place < counts.length; place += STRIDE) {
            sum += (long) COUNT.getVolatile(counts, place) & ~CLOSED;
        }
        return sum;
    }

    /** How many have been added to these and to all before them. */
    long total() {
        return before + sum();
    }
}
