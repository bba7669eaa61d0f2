package io.github.switchgear.telemetry.series;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;

/** A breaker at one moment, as monitoring tells of it. Immutable. */
public final class Reading implements Look {

    static final double NANOS_OF_A_SECOND = 1e9;

    private final Subject subject;
    private final SeenState state;
    private final BreakerSnapshot.Totals totals;
    private final long failed;
    private final long[] nanos;
    private final SortedMap<Change, Long> changes;
    private final long[] keys;

    Reading(
            Subject subject,
            BreakerSnapshot snapshot,
            SeenState state,
            long failed,
            long[] nanos,
            SortedMap<Change, Long> changes,
            long[] keys) {
        this.subject = subject;
        this.state = state;
        this.totals = snapshot.totals();
        this.failed = failed;
        this.nanos = nanos;
        this.changes = Collections.unmodifiableSortedMap(changes);
        this.keys = keys;
    }

    /** The attributes that all series of it have, the breaker's name first. */
    public Map<String, String> attributes() {
        return subject.attributes();
    }

    /** How often it changed, in each way in which it ever did. */
    public SortedMap<Change, Long> changes() {
        return changes;
    }

    /** Whether it has keys. */
    public boolean isOfFamily() {
        return keys.length > 0;
    }

    @Override
    public double isIn(SeenState asked) {
        return state == asked ? 1 : 0;
    }

    @Override
    public double calls(Outcome outcome) {
        return outcome.of(totals, failed);
    }

    @Override
    public double fallbacks() {
        return totals.fallbacks();
    }

    @Override
    public double seconds(SeenState asked) {
        return nanos[asked.place()] / NANOS_OF_A_SECOND;
    }

    @Override
    public double isForced(BreakerState kind) {
        return isIn(SeenState.of(kind));
    }

    @Override
    public double keys(SeenState asked) {
        return keys[asked.place()];
    }

    @Override
    public double changes(Change change) {
        return changes.getOrDefault(change, 0L);
    }
}
