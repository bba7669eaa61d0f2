package io.github.switchgear.core;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a time that ends now. Time is cut into slices, of which {@value #SLICES} make the window: the one that
 * runs and those before it. A window counts only in the slice that runs; the earlier ones do not change any more. When
 * its slice is over, the first call after that seals it, and a successor takes its place.
 *
 * <pre>
 * running:  1 bit sealed | 1 bit tripped | 1 bit last outcome | 30 bits failures | 31 bits calls
 * </pre>
 *
 * <p>Should a slice ever see more than two thousand million calls, the rest of it is not counted.
 */
final class TimeWindow implements CallWindow {

    static final int SLICES = 60;

    private static final int CALLS_BITS = 31;
    private static final long CALLS_MASK = (1L << CALLS_BITS) - 1;
    private static final long FAILURES_MASK = (1L << 30) - 1;
    private static final long FAILURE = 1L << CALLS_BITS;
    private static final long ENDS_IN_FAILURE = 1L << 61;
    private static final long TRIPPED = 1L << 62;
    private static final long SEALED = 1L << 63;
    private static final long[] NOTHING = new long[SLICES - 1];

    private final WindowSettings settings;
    private final long origin;
    private final long sliceLength;
    private final long slice;
    private final long sliceEnd;
    private final AtomicLong running;

    /** Of the slice before the running one first, calls and failures as the running slice has them. */
    private final long[] earlier;

    private final Object line;
    private final long earlierCalls;
    private final long earlierFailures;
    private volatile @Nullable String lastFailure;

    private TimeWindow(
            WindowSettings settings,
            long origin,
            long slice,
            long running,
            long[] earlier,
            Object line,
            @Nullable String lastFailure) {
        this.settings = settings;
        this.origin = origin;
        this.sliceLength = Math.max(1, settings.time().toNanos() / SLICES);
        this.slice = slice;
        this.sliceEnd = origin + (slice + 1) * sliceLength;
        this.running = new AtomicLong(running);
        this.earlier = earlier;
        this.line = line;
        this.lastFailure = lastFailure;
        long calls = 0;
        long failures = 0;
        for (long counts : earlier) {
            calls += calls(counts);
            failures += failures(counts);
        }
        this.earlierCalls = calls;
        this.earlierFailures = failures;
    }

    static TimeWindow empty(WindowSettings settings, long now) {
        return new TimeWindow(settings, now, 0, 0, NOTHING, new Object(), null);
    }

    @Override
    public Recording record(@Nullable String failure, long now, boolean mayTrip) {
        if (failure != null) {
            lastFailure = failure;
        }
        if (now - sliceEnd >= 0) {
            seal();
            return Recording.SEALED;
        }
        while (true) {
            long seen = running.get();
            if ((seen & SEALED) != 0) {
                return Recording.SEALED;
            }
            long counted = counts(seen);
            if (calls(seen) < CALLS_MASK && failures(seen) < FAILURES_MASK) {
                counted += failure == null ? 1 : 1 + FAILURE;
            }
            boolean trips =
                    mayTrip && settings.isReachedBy(earlierFailures + failures(counted), earlierCalls + calls(counted));
            long next = counted | (failure == null ? 0 : ENDS_IN_FAILURE) | (trips ? TRIPPED | SEALED : 0);
            if (running.compareAndSet(seen, next)) {
                return trips ? Recording.TRIPPED : Recording.COUNTED;
            }
        }
    }

    private long sliceOf(long now) {
        return (now - origin) / sliceLength;
    }

    private static long counts(long seen) {
        return seen & ~(SEALED | TRIPPED | ENDS_IN_FAILURE);
    }

    private static long calls(long seen) {
        return seen & CALLS_MASK;
    }

    private static long failures(long seen) {
        return seen >>> CALLS_BITS & FAILURES_MASK;
    }

    private long seal() {
        return running.updateAndGet(seen -> seen | SEALED);
    }

    @Override
    public boolean asksTime() {
        return true;
    }

    /** Never: how many calls there are in the window counts, too. */
    @Override
    public boolean ignoresSuccess() {
        return false;
    }

    @Override
    public boolean isTripped() {
        return (running.get() & TRIPPED) != 0;
    }

    @Override
    public boolean isSealed() {
        return (running.get() & SEALED) != 0;
    }

    @Override
    public boolean endsInFailure() {
        return (running.get() & ENDS_IN_FAILURE) != 0;
    }

    @Override
    public @Nullable String lastFailure() {
        return lastFailure;
    }

    @Override
    public boolean hasFailures(long now) {
        TimeWindow current = movedTo(Math.max(slice, sliceOf(now)), running.get());
        return current.earlierFailures + failures(current.running.get()) > 0;
    }

    @Override
    public boolean isAtLimit(long now) {
        TimeWindow current = movedTo(Math.max(slice, sliceOf(now)), running.get());
        return settings.isReachedBy(
                current.earlierFailures + failures(current.running.get()),
                current.earlierCalls + calls(current.running.get()));
    }

    @Override
    public Object line() {
        return line;
    }

    @Override
    public CallWindow successor(long now) {
        return movedTo(Math.max(slice, sliceOf(now)), seal());
    }

    private TimeWindow movedTo(long later, long seen) {
        if (later == slice) {
            return new TimeWindow(settings, origin, slice, seen & ~(SEALED | TRIPPED), earlier, line, lastFailure);
        }
        long[] moved = new long[SLICES - 1];
        long passed = later - slice;
        if (passed <= moved.length) {
            int by = (int) passed;
            moved[by - 1] = counts(seen);
            System.arraycopy(earlier, 0, moved, by, moved.length - by);
        }
        return new TimeWindow(settings, origin, later, 0, moved, line, lastFailure);
    }
}
