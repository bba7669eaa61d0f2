package io.github.switchgear.core;

import java.util.concurrent.atomic.LongAdder;

/**
 * How calls ended. Adders, because every call of every thread writes here and only people read. What counts for a key counts
 * for its family, too.
 */
class Tally {

    private final LongAdder succeeded = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder neutral = new LongAdder();
    private final LongAdder rejected = new LongAdder();

    void succeeded() {
        succeeded.increment();
    }

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

    BreakerSnapshot.Totals totals() {
        return new BreakerSnapshot.Totals(succeeded.sum(), failed.sum(), slow.sum(), neutral.sum(), rejected.sum());
    }
}
