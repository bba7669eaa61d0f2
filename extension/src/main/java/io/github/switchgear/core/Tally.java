package io.github.switchgear.core;

import java.util.concurrent.atomic.LongAdder;

/** How calls ended. Adders, because every call of every thread writes here and only people read. */
final class Tally {

    final LongAdder succeeded = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder slow = new LongAdder();
    final LongAdder neutral = new LongAdder();
    final LongAdder rejected = new LongAdder();

    BreakerSnapshot.Totals totals() {
        return new BreakerSnapshot.Totals(succeeded.sum(), failed.sum(), slow.sum(), neutral.sum(), rejected.sum());
    }
}
