package io.github.switchgear.core;

import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The last so many calls. Where the failures among them stand is told by a ring of words, one bit a call:
 *
 * <pre>
 * word:  48 bits number | 16 outcomes, 1 for a failure
 * </pre>
 *
 * <p>All calls since the window was empty are numbered, and so are their words. In a word's place in the ring there may
 * still be an earlier one, where no call of this one has failed; the number tells. So successes leave no trace here.
 */
final class CountWindow extends CallWindow {

    private static final int OUTCOMES = 16;
    private static final long OUTCOMES_MASK = (1L << OUTCOMES) - 1;

    private final AtomicLongArray ring;

    /** With a ring that fits the head. */
    CountWindow(WindowSettings settings, Tally tally, Head head, @Nullable String lastFailure, AtomicLongArray ring) {
        super(settings, tally, head, lastFailure);
        this.ring = ring;
    }

    static CountWindow empty(WindowSettings settings, Tally tally, int consecutiveFailures) {
        AtomicLongArray ring = new AtomicLongArray((settings.calls() + OUTCOMES - 1) / OUTCOMES + 1);
        return new CountWindow(settings, tally, Head.empty(consecutiveFailures), null, ring);
    }

    @Override
    boolean asksTime() {
        return false;
    }

    @Override
    boolean isOver(long now) {
        return false;
    }

    @Override
    void settle(Head seen) {
        long place = seen.lastFailure();
        if (place < 0) {
            return;
        }
        long number = place / OUTCOMES;
        long bit = 1L << place % OUTCOMES;
        int slot = slot(number);
        while (true) {
            long word = ring.get(slot);
            long there = word >>> OUTCOMES;
            // A later word: all have gone on since, and this failure has been settled by others.
            if (there > number || (there == number && (word & bit) != 0)) {
                return;
            }
            ring.compareAndSet(slot, word, (there == number ? word : number << OUTCOMES) | bit);
        }
    }

    private int slot(long number) {
        return (int) (number % ring.length());
    }

    @Override
    long size(long calls) {
        return Math.min(settings().calls(), calls);
    }

    @Override
    long failures(Head seen, long calls) {
        long last = seen.lastFailure();
        long firstThatCounts = calls - settings().calls();
        return firstThatCounts > last
                ? 0
                : seen.failuresThen() - failuresIn(last + 1 - settings().calls(), firstThatCounts);
    }

    /** How many calls have failed from one place to before another; no further than before the last failure. */
    private int failuresIn(long from, long to) {
        int failures = 0;
        long place = Math.max(0, from);
        while (place < to) {
            long number = place / OUTCOMES;
            long end = Math.min(to, (number + 1) * OUTCOMES);
            long word = ring.get(slot(number));
            if (word >>> OUTCOMES == number) {
                long upToEnd = OUTCOMES_MASK >>> ((number + 1) * OUTCOMES - end);
                failures += Long.bitCount((word & upToEnd) >>> place % OUTCOMES);
            }
            place = end;
        }
        return failures;
    }

    @Override
    Counts counts(Head seen, long successes, long now) {
        long calls = successes + seen.failures();
        return new Counts(failures(seen, calls), size(calls));
    }

    @Override
    CallWindow emptied(long now) {
        return empty(settings(), tally(), 0);
    }

    @Override
    CallWindow successor(long now, int consecutiveFailures) {
        Head sealed = seal();
        settle(sealed);
        return copied(tally(), sealed.goingOn(consecutiveFailures), lastFailure());
    }

    @Override
    CallWindow copied(Tally others, Head same, @Nullable String failure) {
        AtomicLongArray copy = new AtomicLongArray(ring.length());
        for (int slot = 0; slot < ring.length(); slot++) {
            copy.setPlain(slot, ring.get(slot));
        }
        return new CountWindow(settings(), others, same, failure, copy);
    }
}
