package io.github.switchgear.core;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a time that ends now. Time is cut into slices, of which {@value #SLICES} make the window: the one that
 * runs and those before it. A window counts only in the slice that runs; the earlier ones do not change any more. When
 * its slice is over, the first call after that seals it, and a successor takes its place.
 *
 * <p>Of an earlier slice there are only counts:
 *
 * <pre>
 * slice:  32 bits failures | 32 bits calls
 * </pre>
 *
 * <p>Should one ever see more than four thousand million calls, only so many are remembered when it is over.
 */
final class TimeWindow extends CallWindow {

    static final int SLICES = 60;

    private static final int CALLS_BITS = 32;
    private static final long MOST = (1L << CALLS_BITS) - 1;
    private static final long[] NOTHING = new long[SLICES - 1];

    private final long origin;
    private final long sliceLength;
    private final long slice;
    private final long sliceEnd;

    /** The latest first. */
    private final long[] earlier;

    private final long earlierCalls;
    private final long earlierFailures;

    private TimeWindow(
            WindowSettings settings,
            Tally tally,
            Head head,
            @Nullable String lastFailure,
            long origin,
            long slice,
            long[] earlier) {
        super(settings, tally, head, lastFailure);
        this.origin = origin;
        this.sliceLength = Math.max(1, settings.time().toNanos() / SLICES);
        this.slice = slice;
        this.sliceEnd = origin + (slice + 1) * sliceLength;
        this.earlier = earlier;
        this.earlierCalls = calls(earlier);
        this.earlierFailures = failures(earlier);
    }

    static TimeWindow empty(WindowSettings settings, long now, Tally tally, int consecutiveFailures) {
        Head head = Head.empty(consecutiveFailures);
        return new TimeWindow(settings, tally, head, null, now, 0, NOTHING);
    }

    @Override
    boolean asksTime() {
        return true;
    }

    @Override
    boolean isOver(long now) {
        return now - sliceEnd >= 0;
    }

    /** Nothing: in a slice it does not matter which of the calls failed. */
    @Override
    void settle(Head seen) {}

    @Override
    long size(long calls) {
        return earlierCalls + calls;
    }

    @Override
    long failures(Head seen, long calls) {
        return earlierFailures + seen.failures();
    }

    @Override
    Counts counts(Head seen, long successes, long now) {
        long at = sliceAt(now);
        long[] before = slicesBefore(at, seen, successes);
        long failures = at == slice ? seen.failures() : 0;
        long calls = at == slice ? successes + failures : 0;
        return new Counts(failures(before) + failures, calls(before) + calls);
    }

    @Override
    CallWindow emptied(long now) {
        return empty(settings(), now, tally(), 0);
    }

    @Override
    CallWindow successor(long now, int consecutiveFailures) {
        long at = sliceAt(now);
        Head sealed = seal();
        Head same = sealed.goingOn(consecutiveFailures);
        Head next = at == slice ? same : Head.empty(same.inARow());
        long[] before = slicesBefore(at, sealed, same.aside());
        return new TimeWindow(settings(), tally(), next, lastFailure(), origin, at, before);
    }

    @Override
    CallWindow copied(Tally others, Head same, @Nullable String failure) {
        return new TimeWindow(settings(), others, same, failure, origin, slice, earlier);
    }

    private long sliceAt(long now) {
        return Math.max(slice, (now - origin) / sliceLength);
    }

    /** Those before one that is not earlier than this one's. */
    private long[] slicesBefore(long at, Head seen, long successes) {
        long passed = at - slice;
        if (passed == 0) {
            return earlier;
        }
        long[] before = new long[SLICES - 1];
        if (passed <= before.length) {
            int by = (int) passed;
            before[by - 1] =
                    Math.min(MOST, successes + seen.failures()) | Math.min(MOST, seen.failures()) << CALLS_BITS;
            System.arraycopy(earlier, 0, before, by, before.length - by);
        }
        return before;
    }

    private static long calls(long[] slices) {
        return Arrays.stream(slices).map(counts -> counts & MOST).sum();
    }

    private static long failures(long[] slices) {
        return Arrays.stream(slices).map(counts -> counts >>> CALLS_BITS).sum();
    }
}
