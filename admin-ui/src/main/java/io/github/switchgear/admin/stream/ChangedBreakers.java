package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.json.LeanJson.Changes;
import io.github.switchgear.admin.json.LeanJson.Placed;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Which breakers changed when, and what of them, found by comparing how they are with how they were: a call that is counted
 * changes a breaker, too, and there is no event for it. Time that passes is no change. Safe for use by several threads.
 */
final class ChangedBreakers {

    /** Who has been told of counts up to here is told of none. */
    static final long NO_COUNTS = Long.MAX_VALUE;

    /** A breaker as it was at the last comparison, and the number of the last change of each of its parts. */
    private static final class Seen {

        private final int place;
        private BreakerView view;
        private Map<String, BreakerDescription.Setting> settings;
        private long described;
        private long state;
        private long failures;
        private long counts;

        Seen(int place, BreakerView view, Map<String, BreakerDescription.Setting> settings, long number) {
            this.place = place;
            this.view = view;
            this.settings = settings;
            described = number;
            state = number;
            failures = number;
            counts = number;
        }

        long newest() {
            return Math.max(Math.max(described, state), Math.max(failures, counts));
        }

        Placed placed() {
            return new Placed(place, view, settings);
        }
    }

    /** By name. */
    private final Map<String, Seen> seen = new HashMap<>();

    /** Most breakers have the same settings as others; of those that are equal, one is kept. */
    private final Map<Map<String, BreakerDescription.Setting>, Map<String, BreakerDescription.Setting>> alike =
            new HashMap<>();

    private List<Seen> current = List.of();
    private int places;
    private long newest;
    private long newestState;
    private long gone;

    /** Compares with the last time; what has changed gets the next number, all of it the same. */
    synchronized void compare(Supplier<List<BreakerView>> views, LongSupplier nextNumber) {
        Comparison comparison = new Comparison(nextNumber);
        List<Seen> compared = new ArrayList<>(current.size());
        for (BreakerView view : views.get()) {
            compared.add(comparison.of(view));
        }
        if (seen.size() > compared.size()) {
            Set<Seen> there = new HashSet<>(compared);
            seen.values().retainAll(there);
            gone = comparison.number();
        }
        if (alike.size() > 2 * compared.size()) {
            alike.clear();
            compared.forEach(each -> each.settings = canonical(each.settings));
        }
        current = compared;
        newest = Math.max(newest, comparison.number);
    }

    private Map<String, BreakerDescription.Setting> canonical(Map<String, BreakerDescription.Setting> settings) {
        return alike.computeIfAbsent(settings, same -> same);
    }

    /** One look at all breakers, which takes a number with the first change that it finds. */
    private final class Comparison {

        private final LongSupplier nextNumber;
        private long number = -1;

        Comparison(LongSupplier nextNumber) {
            this.nextNumber = nextNumber;
        }

        long number() {
            number = number < 0 ? nextNumber.getAsLong() : number;
            return number;
        }

        Seen of(BreakerView view) {
            Seen known = seen.get(view.snapshot().name());
            if (known == null) {
                known = new Seen(places++, view, canonical(view.description().settings()), number());
                seen.put(view.snapshot().name(), known);
                newestState = number;
                return known;
            }
            note(known, view);
            known.view = view;
            return known;
        }

        private void note(Seen known, BreakerView view) {
            boolean isCounted = !view.isCountedAs(known.view);
            if (!view.isDescribedAs(known.view)) {
                known.settings = canonical(view.description().settings());
                known.described = number();
                newestState = number;
            } else if (!view.isInStateOf(known.view)
                    // The slot of a probe that takes too long is another's, which shows in the time left alone.
                    || (isCounted && view.snapshot().state() == BreakerState.HALF_OPEN)) {
                known.state = number();
                newestState = number;
            }
            if (!view.hasFailedAs(known.view)) {
                known.failures = number();
            }
            if (isCounted) {
                known.counts = number();
            }
        }
    }

    /** The number of the last comparison that missed a breaker; who was told before that has to be told all anew. */
    synchronized long gone() {
        return gone;
    }

    /** The number of the last comparison that found a change. */
    synchronized long newest() {
        return newest;
    }

    /** The number of the last comparison that found more than calls that were counted. */
    synchronized long newestState() {
        return newestState;
    }

    /** What becomes of the number of the last change, and all breakers as they were at the last comparison. */
    synchronized <T> T all(BiFunction<Long, List<Placed>, T> whole) {
        return whole.apply(newest, current.stream().map(Seen::placed).toList());
    }

    /** What changed after a number, as it was at the last comparison. */
    synchronized List<BreakerView> after(long number) {
        return current.stream()
                .filter(each -> each.newest() > number)
                .map(each -> each.view)
                .toList();
    }

    /**
     * What changed after a number, part by part.
     *
     * @param number of the last change that was told
     * @param counts the same of calls and failures, or {@link #NO_COUNTS}
     */
    synchronized Changes after(long number, long counts) {
        Changes changes = new Changes();
        for (Seen each : current) {
            if (each.described > number) {
                changes.whole().add(each.placed());
            } else if (each.state > number) {
                changes.states().add(each.placed());
            } else if (each.failures > counts) {
                changes.failures().add(each.placed());
            } else if (each.counts > counts) {
                changes.counts().add(each.placed());
            }
        }
        return changes;
    }
}
