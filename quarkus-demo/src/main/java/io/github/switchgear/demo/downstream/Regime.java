package io.github.switchgear.demo.downstream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One mode from the moment it was switched on until it is over; exchanges that dawdle wait here, so that a switch frees them. */
record Regime(DownstreamMode mode, CountDownLatch over, Map<String, AtomicInteger> asked) {

    static Regime of(DownstreamMode mode) {
        return new Regime(mode, new CountDownLatch(1), new ConcurrentHashMap<>());
    }

    /** Counts a request of a kind, and tells whether it is every second one. */
    boolean isSecondOf(String kind) {
        return asked.computeIfAbsent(kind, first -> new AtomicInteger()).incrementAndGet() % 2 == 0;
    }

    void end() {
        over.countDown();
    }

    /** Waits, and tells whether the regime ended meanwhile. */
    boolean endsWithin(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
