package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.view.BreakerView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Which breakers changed when, found by comparing their JSON: a call that is counted changes a breaker, too, and there is
 * no event for it. Used by one thread at a time.
 */
final class ChangedBreakers {

    private record Seen(String json, long number) {}

    private final Map<String, Seen> seen = new HashMap<>();
    private final Function<BreakerView, String> timeless;
    private List<BreakerView> views = List.of();
    private long newest;
    private long gone;

    /**
     * For one kind of JSON.
     *
     * @param timeless writes what stays the same while nothing happens
     */
    ChangedBreakers(Function<BreakerView, String> timeless) {
        this.timeless = timeless;
    }

    /** Compares with the last time; what has changed gets the next number, all of it the same. */
    void compare(List<BreakerView> current, LongSupplier nextNumber) {
        views = current;
        long number = -1;
        for (BreakerView view : current) {
            String json = timeless.apply(view);
            Seen before = seen.get(view.snapshot().name());
            if (before == null || !before.json().equals(json)) {
                number = number < 0 ? nextNumber.getAsLong() : number;
                seen.put(view.snapshot().name(), new Seen(json, number));
            }
        }
        if (seen.size() > current.size()) {
            seen.keySet()
                    .retainAll(
                            current.stream().map(view -> view.snapshot().name()).toList());
            number = number < 0 ? nextNumber.getAsLong() : number;
            gone = number;
        }
        newest = Math.max(newest, number);
    }

    /** The number of the last comparison that missed a breaker; who was told before that has to be told all anew. */
    long gone() {
        return gone;
    }

    /** The number of the last comparison that found a change. */
    long newest() {
        return newest;
    }

    /** What changed after a number, as it was at the last comparison. */
    List<BreakerView> after(long number) {
        return views.stream()
                .filter(view -> {
                    Seen last = seen.get(view.snapshot().name());
                    return last != null && last.number() > number;
                })
                .toList();
    }
}
