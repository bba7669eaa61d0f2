package io.github.switchgear.admin.history;

import java.util.EnumMap;
import java.util.Map;

/**
 * What was counted in each of the last steps, by the number of the step. What was never counted takes no room, and all of it
 * less than 8 kB. Not safe for use by several threads.
 */
final class StepCounts {

    private final int steps;
    private final Map<CallKind, int[]> byKind = new EnumMap<>(CallKind.class);

    /**
     * None yet.
     *
     * @param steps how many are kept; a step that is so much older than another gives way to it
     */
    StepCounts(int steps) {
        this.steps = steps;
    }

    /** Adds to a step that was begun. */
    void add(CallKind kind, long step, long calls) {
        if (calls == 0) {
            return;
        }
        int[] counts = byKind.computeIfAbsent(kind, absent -> new int[steps]);
        int place = place(step);
        counts[place] = (int) Math.min(Integer.MAX_VALUE, counts[place] + calls);
    }

    /** Forgets the step whose place a new one takes. */
    void begin(long step) {
        byKind.values().forEach(counts -> counts[place(step)] = 0);
    }

    /** Adds the last steps to a history, several of them to one of its own. */
    void addTo(CallHistory sum, long ended, int stepsOfEach) {
        long first = ended - (long) sum.steps() * stepsOfEach;
        byKind.forEach((kind, counts) -> {
            for (long step = Math.max(0, first); step < ended; step++) {
                sum.add(kind, (int) ((step - first) / stepsOfEach), counts[place(step)]);
            }
        });
    }

    private int place(long step) {
        return (int) Math.floorMod(step, (long) steps);
    }
}
