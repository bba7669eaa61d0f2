package io.github.switchgear.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The latest calls in the order in which they were added, by many threads that do not wait for each other. A call is two words:
 *
 * <pre>
 * end:  60 bits nanoseconds since the origin | 4 bits lap
 * call: 48 bits nanoseconds | 10 bits generation | 2 bits outcome | 4 bits lap
 * </pre>
 *
 * <p>Who adds a call first takes the next position, and then writes both words where that is in the ring. Each lap of the ring has
 * its mark. A place whose words have the same mark is whole, and only such a one is taken, by the first word; until its second word
 * is there as well, nobody else writes to it: two words with one mark are of one call. Anything else is of none, because it is not
 * written yet or no longer there. A thread that finds its place taken by one that has been held up for a whole lap does not keep
 * its call; one that is so late itself may put out a later one.
 */
final class CallRing {

    /** So much of a generation is kept. */
    static final int GENERATION_MASK = (1 << 10) - 1;

    /** Longer calls are kept as of this length, which is more than three days. */
    static final long LONGEST = (1L << 48) - 1;

    private static final int LAP_BITS = 4;
    private static final int LAP_MASK = (1 << LAP_BITS) - 1;

    private static final int OUTCOME_SHIFT = LAP_BITS;
    private static final int GENERATION_SHIFT = OUTCOME_SHIFT + 2;
    private static final int NANOS_SHIFT = GENERATION_SHIFT + 10;

    /** By their codes. */
    private static final RecordedCall.Outcome[] OUTCOMES = Arrays.stream(RecordedCall.Outcome.values())
            .sorted(Comparator.comparingInt(RecordedCall.Outcome::code))
            .toArray(RecordedCall.Outcome[]::new);

    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long origin;
    private final int size;
    private final long[] words;
    private final AtomicLong added = new AtomicLong();

    /**
     * One without calls.
     *
     * @param size how many calls there is room for
     * @param origin a point in time not long before the first of them ends
     */
    CallRing(int size, long origin) {
        this.origin = origin;
        this.size = size;
        this.words = new long[2 * size];
    }

    /** How many calls have been added, those of which the words are still being written included. */
    long added() {
        return added.get();
    }

    int size() {
        return size;
    }

    /**
     * Adds a call.
     *
     * @return its position, from 0
     */
    long add(long ended, long nanos, RecordedCall.Outcome outcome, long generation) {
        long position = added.getAndIncrement();
        long lap = position / size;
        int place = 2 * (int) (position - lap * size);
        long mark = mark(lap);
        long first = (ended - origin) << LAP_BITS | mark;
        long second = Math.max(0, Math.min(LONGEST, nanos)) << NANOS_SHIFT
                | (generation & GENERATION_MASK) << GENERATION_SHIFT
                | (long) outcome.code() << OUTCOME_SHIFT
                | mark;
        long end = (long) WORD.getAcquire(words, place);
        long call = (long) WORD.getAcquire(words, place + 1);
        boolean isWhole = (end & LAP_MASK) == (call & LAP_MASK);
        // With the same mark, a first word would make a whole of it and the second one that is there.
        boolean canBeTaken = isWhole && (end & LAP_MASK) != mark;
        if (canBeTaken && WORD.compareAndSet(words, place, end, first)) {
            WORD.setRelease(words, place + 1, second);
        }
        return position;
    }

    /** Never 0, which is what there is before the first lap. */
    private static long mark(long lap) {
        return 1 + lap % LAP_MASK;
    }

    /** The call at a position; null where it is not there, be it not yet or no longer. */
    @Nullable
    RecordedCall get(long position) {
        long lap = position / size;
        int place = 2 * (int) (position - lap * size);
        long mark = mark(lap);
        long end = (long) WORD.getAcquire(words, place);
        long call = (long) WORD.getAcquire(words, place + 1);
        boolean isOfOne =
                (end & LAP_MASK) == mark && (call & LAP_MASK) == mark && (long) WORD.getAcquire(words, place) == end;
        if (!isOfOne || added.get() - position > (long) size * LAP_MASK) {
            return null;
        }
        return new RecordedCall(
                origin + (end >> LAP_BITS),
                call >>> NANOS_SHIFT,
                OUTCOMES[(int) (call >>> OUTCOME_SHIFT) & 3],
                (int) (call >>> GENERATION_SHIFT) & GENERATION_MASK);
    }
}
