package io.github.switchgear.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How something that was measured often has come out, in milliseconds. */
final class Spread {

    private static final double NANOS = 1e6;

    private final List<Long> nanos = new ArrayList<>();

    void add(long measured) {
        nanos.add(measured);
    }

    /** Of a hundred, so many are no longer, in milliseconds. */
    double percentile(int percent) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        int index = (int) Math.ceil(percent / 100.0 * sorted.size()) - 1;
        return sorted.get(Math.max(index, 0)) / NANOS;
    }

    /** The longest, in milliseconds. */
    double longest() {
        return percentile(100);
    }

    /** The median, the 99th percentile and the longest. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f, p99 %.1f, max %.1f ms of %d",
                percentile(50),
                percentile(99),
                longest(),
                nanos.size());
    }
}
