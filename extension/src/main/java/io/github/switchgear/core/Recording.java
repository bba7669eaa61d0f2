package io.github.switchgear.core;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How calls ended: when, after how long, and with which outcome. It is what a {@link Rehearsal} needs, and all there is: no
 * arguments, no results, no exceptions. Immutable.
 *
 * @see CircuitBreaker#record(int)
 */
public final class Recording {

    /** As many calls as a breaker can keep. */
    public static final int MOST_CALLS = 100_000;

    private final String name;
    private final @Nullable String key;
    private final @Nullable Start start;
    private final List<RecordedCall> calls;
    private final int leadIn;
    private final long nanos;
    private final Instant instant;

    /**
     * Of a breaker or, without its state, of a file.
     *
     * @param calls in the order in which they were counted
     * @param leadIn how many of them only lead from the start to those that are asked for
     * @param nanos any point by the ticker
     * @param instant the same, for people
     */
    Recording(
            String name,
            @Nullable String key,
            @Nullable Start start,
            List<RecordedCall> calls,
            int leadIn,
            long nanos,
            Instant instant) {
        this.name = name;
        this.key = key;
        this.start = start;
        this.calls = List.copyOf(calls);
        this.leadIn = leadIn;
        this.nanos = nanos;
        this.instant = instant;
    }

    /**
     * Reads calls from a file, as one may be made of a log. A line is a call, in any order: {@code epochMillis,durationMillis,outcome},
     * which is the end of the call, how long it took, and {@code succeeded}, {@code failed}, {@code neutral} or {@code rejected}.
     * Of calls that end in the same millisecond, those of earlier lines end first.
     *
     * @param lines none are allowed; it is read to its end, and not closed
     * @return the calls
     * @throws IllegalArgumentException if a line is not like that, with its number, from 1, and what is allowed
     * @throws UncheckedIOException if it cannot be read
     */
    public static Recording read(Reader lines) {
        List<RecordedCall> calls = new ArrayList<>();
        BufferedReader reader = new BufferedReader(lines);
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                calls.add(RecordedLine.read(calls.size() + 1, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        calls.sort(Comparator.comparingLong(RecordedCall::ended));
        return new Recording("recording", null, null, calls, 0, 0, Instant.EPOCH);
    }

    /**
     * Checks how many calls a breaker is to keep.
     *
     * @param calls how many
     * @return what is wrong with that, if anything is
     */
    public static Optional<String> checkCalls(int calls) {
        return calls >= 0 && calls <= MOST_CALLS
                ? Optional.empty()
                : Optional.of("record must be from 0 to " + MOST_CALLS + " but is " + calls);
    }

    /**
     * Reads how many calls a breaker is to keep.
     *
     * @param text a whole number
     * @return how many
     * @throws IllegalArgumentException if it is none, or out of bounds, telling what is allowed
     */
    public static int calls(String text) {
        int calls;
        try {
            calls = SettingText.whole(text.trim(), "from 0 to " + MOST_CALLS);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("record " + e.getMessage(), e);
        }
        checkCalls(calls).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return calls;
    }

    /**
     * Tells how many calls there are.
     *
     * @return those rejected included
     */
    public int calls() {
        return calls.size() - leadIn;
    }

    /**
     * Tells when the first of the calls began.
     *
     * @return to the millisecond; empty if there are no calls
     */
    public Optional<Instant> begin() {
        return counted(RecordedCall::began, Comparator.reverseOrder());
    }

    /**
     * Tells when the last of the calls ended.
     *
     * @return to the millisecond; empty if there are no calls
     */
    public Optional<Instant> end() {
        return counted(RecordedCall::ended, Comparator.naturalOrder());
    }

    private Optional<Instant> counted(ToLongFunction<RecordedCall> at, Comparator<Long> order) {
        return calls.stream()
                .skip(leadIn)
                .map(call -> at.applyAsLong(call) - nanos)
                .max(order)
                .map(since -> clock().instantAt(nanos + since));
    }

    String name() {
        return name;
    }

    @Nullable
    String key() {
        return key;
    }

    /** The state of the breaker before the calls; null where nobody knows. */
    @Nullable
    Start start() {
        return start;
    }

    /** In the order in which they were counted. */
    List<RecordedCall> all() {
        return calls;
    }

    int leadIn() {
        return leadIn;
    }

    /** One that shows the time of these calls, and stands at no moment of it yet. */
    ReplayClock clock() {
        return new ReplayClock(nanos, instant);
    }

    @Override
    public String toString() {
        return "Recording[" + name + ", " + calls() + " calls]";
    }

    /**
     * What a breaker was.
     *
     * @param state to be copied before it is used
     * @param nanos when, by the ticker
     */
    record Start(State state, long nanos) {}
}
