package io.github.switchgear.core;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The last so many calls: a ring of outcomes, one bit each.
 *
 * <p>{@code head} holds how many calls have come (where in the ring the next one goes), the failures among those in the
 * ring, and the outcome of the last one, which need not have reached the ring yet: a call is counted by one
 * compare-and-set of the head, and whoever comes next first {@linkplain #settle settles} its outcome in the ring. So no
 * thread waits for another.
 *
 * <pre>
 * head:  1 bit sealed | 1 bit tripped | 1 bit last outcome | 20 bits failures | 41 bits position
 * ring:  32 bits version | 32 outcomes, 1 for a failure
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
    private final AtomicLong head;
    private final AtomicLongArray ring;
    private volatile @Nullable String lastFailure;

    private CountWindow(WindowSettings settings, long head, AtomicLongArray ring, @Nullable String lastFailure) {
        this.settings = settings;
        this.calls = settings.calls();
        this.head = new AtomicLong(head);
        this.ring = ring;
        this.lastFailure = lastFailure;
    }

    static CountWindow empty(WindowSettings settings) {
        return new CountWindow(settings, 0, new AtomicLongArray((settings.calls() + OUTCOMES - 1) / OUTCOMES), null);
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
            int failures = failures(seen) + (failure == null ? 0 : 1) - (isFull(seen) ? outcomeAt(position) : 0);
            boolean trips = mayTrip && settings.isReachedBy(failures, Math.min(position + 1, calls));
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
        long last = (seen & ENDS_IN_FAILURE) == 0 ? 0 : 1;
        int word = word(position - 1);
        long outcomes = ring.get(word);
        if (outcome(outcomes, position - 1) == last) {
            return true;
        }
        return (head.get() & POSITION_MASK) == position
                && ring.compareAndSet(word, outcomes, (outcomes ^ bit(position - 1)) + VERSION);
    }

    /** The position after one; once the ring is full, it starts again at a multiple of the ring that tells so. */
    private long following(long position) {
        long end = POSITION_MASK - POSITION_MASK % calls;
        return position + 1 == end ? calls : position + 1;
    }

    private boolean isFull(long seen) {
        return (seen & POSITION_MASK) >= calls;
    }

    private static int failures(long seen) {
        return (int) (seen >>> POSITION_BITS) & FAILURES_MASK;
    }

    private int outcomeAt(long position) {
        return (int) outcome(ring.get(word(position)), position);
    }

    private long outcome(long outcomes, long position) {
        return (outcomes & bit(position)) == 0 ? 0 : 1;
    }

    private int word(long position) {
        return (int) (position % calls) / OUTCOMES;
    }

    private long bit(long position) {
        return 1L << (position % calls) % OUTCOMES;
    }

    @Override
    public boolean ignoresSuccess() {
        long seen = head.get();
        return isFull(seen) && failures(seen) == 0 && (seen & SEALED) == 0;
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
    public boolean isAtLimit(long now) {
        long seen = head.get();
        return settings.isReachedBy(failures(seen), Math.min(seen & POSITION_MASK, calls));
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
        return new CountWindow(settings, sealed & ~(SEALED | TRIPPED), copy, lastFailure);
    }
}
