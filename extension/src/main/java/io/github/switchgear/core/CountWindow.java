package io.github.switchgear.core;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The last so many calls: a ring of outcomes, one bit each.
 *
 * <p>{@code head} holds the place that the next call takes in the ring and how often the ring has been filled, the
 * failures among the calls in it, and the outcome of the last one, which need not have reached the ring yet: a call is
 * counted by one compare-and-set of the head, and whoever comes next first {@linkplain #settle settles} its outcome in
 * the ring. So no thread waits for another.
 *
 * <pre>
 * head:      1 bit sealed | 1 bit tripped | 1 bit last outcome | 20 bits failures | 41 bits position
 * position:  laps | place, in as many bits as the ring needs, so that no call needs a division
 * ring:      32 bits version | 32 outcomes, 1 for a failure
 * </pre>
 *
 * <p>The version keeps a thread that was asleep from settling an outcome whose place has been taken since.
 */
final class CountWindow implements CallWindow {

    private static final int POSITION_BITS = 41;
    private static final long POSITION_MASK = (1L << POSITION_BITS) - 1;
    private static final int FAILURES_MASK = (1 << 20) - 1;
    private static final long ENDS_IN_FAILURE = 1L << 61;
    private static final long TRIPPED = 1L << 62;
    private static final long SEALED = 1L << 63;

    private static final int OUTCOMES = 32;
    private static final long VERSION = 1L << OUTCOMES;

    private final WindowSettings settings;
    private final int calls;
    private final int placeBits;
    private final AtomicLong head;
    private final AtomicLongArray ring;
    private final Object line;
    private volatile @Nullable String lastFailure;

    /** With a head and a ring that fit each other; all zero is an empty window. */
    CountWindow(WindowSettings settings, long head, AtomicLongArray ring, Object line, @Nullable String lastFailure) {
        this.settings = settings;
        this.calls = settings.calls();
        this.placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(calls - 1);
        this.head = new AtomicLong(head);
        this.ring = ring;
        this.line = line;
        this.lastFailure = lastFailure;
    }

    static CountWindow empty(WindowSettings settings) {
        AtomicLongArray ring = new AtomicLongArray((settings.calls() + OUTCOMES - 1) / OUTCOMES);
        return new CountWindow(settings, 0, ring, new Object(), null);
    }

    @Override
    public Recording record(@Nullable String failure, long now, boolean mayTrip) {
        if (failure != null) {
            lastFailure = failure;
        }
        while (true) {
            long seen = head.get();
            if ((seen & SEALED) != 0) {
                return Recording.SEALED;
            }
            if (!settle(seen)) {
                continue;
            }
            long position = seen & POSITION_MASK;
            int place = place(position);
            int failures = failures(seen) + (failure == null ? 0 : 1) - (isFull(position) ? outcomeAt(place) : 0);
            boolean trips = mayTrip && settings.isReachedBy(failures, isFull(position) ? calls : place + 1);
            long next = following(position)
                    | ((long) failures << POSITION_BITS)
                    | (failure == null ? 0 : ENDS_IN_FAILURE)
                    | (trips ? TRIPPED | SEALED : 0);
            if (head.compareAndSet(seen, next)) {
                return trips ? Recording.TRIPPED : Recording.COUNTED;
            }
        }
    }

    /** Sees to it that the last outcome is in the ring; false if the head has moved on, or to be on the safe side. */
    private boolean settle(long seen) {
        long position = seen & POSITION_MASK;
        if (position == 0) {
            return true;
        }
        int last = (seen & ENDS_IN_FAILURE) == 0 ? 0 : 1;
        int place = place(position);
        int before = (place == 0 ? calls : place) - 1;
        long outcomes = ring.get(before / OUTCOMES);
        if (outcome(outcomes, before) == last) {
            return true;
        }
        return (head.get() & POSITION_MASK) == position
                && ring.compareAndSet(before / OUTCOMES, outcomes, (outcomes ^ bit(before)) + VERSION);
    }

    private int place(long position) {
        return (int) position & (1 << placeBits) - 1;
    }

    private boolean isFull(long position) {
        return position >>> placeBits > 0;
    }

    /** The position after one; the laps start again at the one that tells of a full ring. */
    private long following(long position) {
        if (place(position) + 1 < calls) {
            return position + 1;
        }
        long lap = 1L << placeBits;
        long next = (position & -lap) + lap & POSITION_MASK;
        return next == 0 ? lap : next;
    }

    private static int failures(long seen) {
        return (int) (seen >>> POSITION_BITS) & FAILURES_MASK;
    }

    private int outcomeAt(int place) {
        return outcome(ring.get(place / OUTCOMES), place);
    }

    private static int outcome(long outcomes, int place) {
        return (outcomes & bit(place)) == 0 ? 0 : 1;
    }

    private static long bit(int place) {
        return 1L << place % OUTCOMES;
    }

    @Override
    public boolean asksTime() {
        return false;
    }

    @Override
    public boolean ignoresSuccess() {
        long seen = head.get();
        return isFull(seen & POSITION_MASK) && failures(seen) == 0 && (seen & SEALED) == 0;
    }

    @Override
    public boolean isTripped() {
        return (head.get() & TRIPPED) != 0;
    }

    @Override
    public boolean isSealed() {
        return (head.get() & SEALED) != 0;
    }

    @Override
    public boolean endsInFailure() {
        return (head.get() & ENDS_IN_FAILURE) != 0;
    }

    @Override
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    @Override
    public boolean hasFailures(long now) {
        return failures(head.get()) > 0;
    }

    @Override
    public boolean isAtLimit(long now) {
        long seen = head.get();
        long position = seen & POSITION_MASK;
        return settings.isReachedBy(failures(seen), isFull(position) ? calls : place(position));
    }

    @Override
    public Object line() {
        return line;
    }

    @Override
    public CallWindow successor(long now) {
        long sealed = head.updateAndGet(seen -> seen | SEALED);
        while (!settle(sealed)) {
            Thread.onSpinWait();
        }
        AtomicLongArray copy = new AtomicLongArray(ring.length());
        for (int word = 0; word < ring.length(); word++) {
            copy.setPlain(word, ring.get(word));
        }
        return new CountWindow(settings, sealed & ~(SEALED | TRIPPED), copy, line, lastFailure);
    }
}
