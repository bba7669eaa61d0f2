package io.github.switchgear.contract.recovery;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * A downstream that bears a few calls a second after its start, and one more for every few that it has answered since, as
 * its caches fill. More than it bears bring it down, and it starts anew.
 */
public final class WarmingDownstream {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = Duration.ofSeconds(5).toNanos();
    private static final int COLD = 5;
    private static final int WARM = 40;
    private static final int ANSWERS_FOR_ONE_MORE = 5;

    private final LongSupplier ticker;
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private int answered = WARM * ANSWERS_FOR_ONE_MORE;
    private long upAt;

    /**
     * One that is warm.
     *
     * @param ticker nanoseconds that never go back
     */
    public WarmingDownstream(LongSupplier ticker) {
        this.ticker = ticker;
        this.upAt = ticker.getAsLong();
    }

    /** Takes a call, and tells whether it has an answer. */
    public boolean answers() {
        long now = ticker.getAsLong();
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

    /** Goes down, and is up and cold some seconds later. */
    public void restart() {
        answered = 0;
        lastSecond.clear();
        upAt = ticker.getAsLong() + START;
    }
}
