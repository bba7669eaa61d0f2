package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of one breaker, or of one key, and what is still to be told of it.
 *
 * <p>When an opening has been told, a quiet time begins. In it, only that is told at once by which the breaker is less open than
 * whoever was told believes: its recovery, its release, or that it lets calls through because it is forced to. All else waits; when
 * the quiet time is over, the last of it is told, with the number of openings since it was told of any, and another quiet time
 * begins. So openings are told once in a quiet time; nobody ever believes a breaker to be more open than it is; and when a quiet
 * time has passed without a change, what is believed is what is.
 *
 * <p>Breakers tell of concurrent changes in any order. One that comes after a later one has been overtaken: if it is an opening, it
 * is counted, and it is not told itself any more.
 *
 * <p>Not safe for use by several threads.
 */
final class Telling {

    /** How long a closed breaker is remembered for nothing but changes that have been overtaken. */
    private static final long MEMORY = Duration.ofMinutes(1).toNanos();

    private final Subject subject;
    private final long number;
    private final long quiet;

    private BreakerState believed = BreakerState.CLOSED;

    /** The newest of those that are told. */
    private @Nullable BreakerTransition last;

    private boolean isLastTold;

    /** That of the newest; lower than any where another breaker has come since. */
    private long generation = Long.MIN_VALUE;

    /** How many there were since it was told of any. */
    private int openings;

    /** Whether something has waited. */
    private boolean hasWaited;

    private boolean wasQuiet;
    private long quietUntil;

    /** By the ticker, when something happened to it last. */
    private long touched;

    /**
     * Begins with a breaker that is believed to be closed.
     *
     * @param number another one for each, in their order
     * @param quietNanos how long a quiet time lasts
     */
    Telling(Subject subject, long number, long quietNanos) {
        this.subject = subject;
        this.number = number;
        this.quiet = quietNanos;
    }

    Subject subject() {
        return subject;
    }

    long number() {
        return number;
    }

    /** The newest change, told or not; null before there was one. */
    @Nullable
    BreakerTransition last() {
        return last;
    }

    /** Another breaker has come under the same name, whose generations begin anew. */
    void renew() {
        generation = Long.MIN_VALUE;
    }

    /**
     * Takes note of a change.
     *
     * @param change one that {@link Tellable#isTold is told}
     * @param present asked for the breaker's generation by now, where this change seems to have been overtaken
     * @param now by the ticker
     * @return what is to be told at once; null if nothing is
     */
    @Nullable
    Message changed(BreakerTransition change, LongSupplier present, long now) {
        touched = now;
        boolean isOpening = Tellable.isOpening(change);
        if (isOvertaken(change, present)) {
            if (!isOpening) {
                return null;
            }
        } else {
            last = change;
            isLastTold = false;
            generation = change.generation();
        }
        if (isOpening) {
            openings++;
        }
        Message told = toBeTold(now);
        hasWaited = told == null;
        return told;
    }

    private boolean isOvertaken(BreakerTransition change, LongSupplier present) {
        return change.generation() < generation && present.getAsLong() >= generation;
    }

    /**
     * Tells what has waited for the quiet time to pass.
     *
     * @param now by the ticker
     * @return what is to be told now; null if nothing is
     */
    @Nullable
    Message due(long now) {
        if (!isWaiting()) {
            return null;
        }
        touched = now;
        return toBeTold(now);
    }

    private @Nullable Message toBeTold(long now) {
        BreakerTransition newest = last;
        if (newest == null || (isQuiet(now) && openness(newest.to()) >= openness(believed))) {
            return null;
        }
        boolean isOpening = Tellable.isOpening(newest);
        boolean isAlone = !hasWaited && !isLastTold && openings == (isOpening ? 1 : 0);
        Message told = new Message(newest, isAlone ? 0 : openings, now);
        if (openings > 0 && (isOpening || !isQuiet(now))) {
            wasQuiet = true;
            quietUntil = now + quiet;
        }
        believed = newest.to();
        isLastTold = true;
        openings = 0;
        hasWaited = false;
        return told;
    }

    private boolean isQuiet(long now) {
        return wasQuiet && now - quietUntil < 0;
    }

    private boolean isWaiting() {
        return openings > 0 || (last != null && !isLastTold);
    }

    /** Of two states, the one that lets less through has more of it. A breaker that is closed by itself has none. */
    private static int openness(BreakerState state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> 3;
            case HALF_OPEN -> 2;
            case FORCED_CLOSED -> 1;
            case CLOSED -> 0;
        };
    }

    /** Whether there will be something to do without a change: something to tell, or to forget all. */
    boolean wakes() {
        return isWaiting() || believed == BreakerState.CLOSED;
    }

    /** By the ticker, when that will be. */
    long wakeAt() {
        if (isWaiting()) {
            return quietUntil;
        }
        return (isQuiet(touched) ? quietUntil : touched) + MEMORY;
    }

    /** Whether nothing would be lost with it. */
    boolean isForgettable(long now) {
        return !isWaiting() && believed == BreakerState.CLOSED && now - wakeAt() >= 0;
    }
}
