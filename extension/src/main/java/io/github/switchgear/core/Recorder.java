package io.github.switchgear.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Keeps how the latest calls of a breaker ended, and notes its state now and then: what came after can only be told by who knows
 * what was before. So there is room for some more calls than are asked for, the earliest of which lead from a note to those.
 */
final class Recorder {

    /** Notes are so far apart at least. */
    private static final int LEAST_APART = 64;

    /** Of so many calls one is noted at, be it those that are kept or those that a window of the breaker holds. */
    private static final int SHARE = 16;

    private final Machine machine;
    private final int limit;
    private final int apart;
    private final CallRing ring;
    private final AtomicReferenceArray<@Nullable Note> notes;

    /**
     * Keeps calls from now on.
     *
     * @param seen the state that is in force
     */
    Recorder(Machine machine, int limit, State seen, long now) {
        this.machine = machine;
        this.limit = limit;
        int window = seen.settings().window().calls();
        this.apart = Math.max(LEAST_APART, Math.max(limit, window) / SHARE);
        this.ring = new CallRing(limit + apart, now);
        this.notes = new AtomicReferenceArray<>(ring.size() / apart + 2);
        note(0, seen, now);
    }

    /** How many calls are kept at most. */
    int limit() {
        return limit;
    }

    /** How many calls are kept. */
    int size() {
        return (int) Math.min(limit, ring.added());
    }

    /**
     * Keeps how a call ended, once that is counted.
     *
     * @param generation that of the state that let it in, or rejected it
     */
    void ended(long began, long ended, long generation, RecordedCall.Outcome outcome) {
        long next = ring.add(ended, ended - began, outcome, generation) + 1;
        if (next % apart == 0) {
            note(next, machine.state(), ended);
        }
    }

    private void note(long position, State seen, long now) {
        notes.set(
                (int) (position / apart % notes.length()), new Note(position, seen.copied(now, machine.tally()), now));
    }

    /** Copies what there is; calls that are added meanwhile are not in it. */
    Recording recording(String name, @Nullable String key, long now, Instant instant) {
        long end = ring.added();
        long first = Math.max(0, end - limit);
        Note start = noteFor(first, end);
        List<RecordedCall> calls = new ArrayList<>((int) Math.max(0, end - start.position()));
        int leadIn = 0;
        for (long position = start.position(); position < end; position++) {
            RecordedCall call = ring.get(position);
            if (call != null) {
                calls.add(call);
                leadIn += position < first ? 1 : 0;
            }
        }
        return new Recording(name, key, new Recording.Start(start.state(), start.nanos()), calls, leadIn, now, instant);
    }

    /** The last one that is not after the first call that is asked for, or else the first after that. */
    private Note noteFor(long first, long end) {
        Note before = null;
        Note after = null;
        for (int i = 0; i < notes.length(); i++) {
            Note note = notes.get(i);
            if (note == null || note.position() < end - ring.size()) {
                continue;
            }
            if (note.position() > first) {
                after = after == null || note.position() < after.position() ? note : after;
            } else if (before == null || note.position() > before.position()) {
                before = note;
            }
        }
        if (before != null) {
            return before;
        }
        return after != null
                ? after
                : new Note(end, machine.state().copied(machine.nanos(), machine.tally()), machine.nanos());
    }

    /**
     * What the breaker was when so many calls had been kept.
     *
     * @param position that of the next call
     */
    private record Note(long position, State state, long nanos) {}
}
