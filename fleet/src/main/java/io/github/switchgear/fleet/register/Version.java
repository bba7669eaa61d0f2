package io.github.switchgear.fleet.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * When something was decided, by a {@link HybridClock}: no two decisions have the same one, and of two of which one node knew the
 * first when it made the second, the second has the greater.
 *
 * @param millis wall clock, since 1970
 * @param counter tells decisions of one millisecond apart
 * @param node where it was decided; tells decisions of several nodes apart
 */
public record Version(long millis, int counter, String node) implements Comparable<Version> {

    private static final Comparator<Version> ORDER = Comparator.comparingLong(Version::millis)
            .thenComparingInt(Version::counter)
            .thenComparing(Version::node);

    public Version {
        Objects.requireNonNull(node, "node");
    }

    /** The moment, by the wall clock of the node. */
    public Instant at() {
        return Instant.ofEpochMilli(millis);
    }

    /** Whether it is newer than another one. */
    public boolean isAfter(Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Version other) {
        return ORDER.compare(this, other);
    }
}
