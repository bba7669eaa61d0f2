package io.github.switchgear.demo.downstream;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One mode from the moment it was switched on until it is over; exchanges that dawdle wait here, so that a switch frees them. */
record Regime(DownstreamMode mode, CountDownLatch over) {

    static Regime of(DownstreamMode mode) {
        return new Regime(mode, new CountDownLatch(1));
    }

    void end() {
        over.countDown();
    }

    /** Waits, and tells whether the regime ended meanwhile. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
