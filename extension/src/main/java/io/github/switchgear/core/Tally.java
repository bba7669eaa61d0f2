package io.github.switchgear.core;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * How calls ended. Adders, because every call of every thread writes here and only people read. What counts for a key counts
 * for its family, too.
 *
 * <p>A success that a window counts without an order is written only once, in {@link Stripes} that stand for both.
 */
class Tally {

    private static final AtomicReferenceFieldUpdater<Tally, Stripes> STRIPES =
            AtomicReferenceFieldUpdater.newUpdater(Tally.class, Stripes.class, "stripes");

    private static final AtomicReferenceFieldUpdater<Tally, LongAdder> FALLBACKS =
            AtomicReferenceFieldUpdater.newUpdater(Tally.class, LongAdder.class, "fallbacks");

    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder neutral = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    /** The latest ones; null before the first. */
    private volatile @Nullable Stripes stripes;

    /** Null before the first: few breakers have a fallback. */
    private volatile @Nullable LongAdder fallbacks;

    void succeeded() {
        succeeded.increment();
    }

    /** A success is counted already, in {@linkplain #stripesFor stripes} of this. */
    void succeededInStripes() {}

    void failed() {
        failed.increment();
    }

    void slow() {
        slow.increment();
    }

    void neutral() {
        neutral.increment();
    }

    void rejected() {
        rejected.increment();
    }

    void answeredByFallback() {
        LongAdder counting = fallbacks;
        if (counting == null) {
            FALLBACKS.compareAndSet(this, null, new LongAdder());
            counting = Objects.requireNonNull(fallbacks);
        }
        counting.increment();
    }

    /**
     * Stripes that take successes of a window. Those of any other window are closed then: what is late for it belongs into
     * none.
     */
    Stripes stripesFor(CallWindow window) {
        while (true) {
            Stripes last = stripes;
            if (last != null && last.isOwnedBy(window) && !last.isClosed()) {
                return last;
            }
            if (last != null) {
                last.close();
            }
            Stripes next = Stripes.after(last, window);
            if (STRIPES.compareAndSet(this, last, next)) {
                return next;
            }
        }
    }

    BreakerSnapshot.Totals totals() {
        Stripes striped = stripes;
        LongAdder answered = fallbacks;
        return new BreakerSnapshot.Totals(
                succeeded.sum() + (striped == null ? 0 : striped.total()),
                failed.sum(),
                slow.sum(),
                neutral.sum(),
                rejected.sum(),
                answered == null ? 0 : answered.sum());
    }
}
