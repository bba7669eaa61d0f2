package io.github.switchgear.demo.downstream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * A search engine that fills its caches as it answers: after its start it bears {@value #COLD} requests a second, and one more
 * for every {@value #ANSWERS_FOR_ONE_MORE} that it has answered. More than it bears bring it down, and it starts anew.
 * Thread-safe.
 */
final class SearchEngine {
    static final Duration START = Duration.ofSeconds(5);
    static final int COLD = 5;
    static final int WARM = 40;
    static final int ANSWERS_FOR_ONE_MORE = 5;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanoTicker;
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private int answered = WARM * ANSWERS_FOR_ONE_MORE;
    private long upAt;

    /** One that is up and warm. */
    SearchEngine(LongSupplier nanoTicker) {
        this.nanoTicker = nanoTicker;
        this.upAt = nanoTicker.getAsLong();
    }

    /** Takes a request, and tells whether it is answered. */
    synchronized boolean answers() {
        long now = nanoTicker.getAsLong();
        if (now - upAt < 0) {
            return false;
        }
        while (!lastSecond.isEmpty() && now - lastSecond.getFirst() >= SECOND) {
            lastSecond.removeFirst();
        }
        lastSecond.addLast(now);
        if (lastSecond.size() > Math.min(WARM, COLD + answered / ANSWERS_FOR_ONE_MORE)) {
            restart();
            return false;
        }
        answered++;
        return true;
    }

    /** Goes down, and is up and cold when its start is over. */
    synchronized void restart() {
        answered = 0;
        lastSecond.clear();
        upAt = nanoTicker.getAsLong() + START.toNanos();
    }
}
