package io.github.switchgear.fleet.register;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Gives decisions their versions: by the wall clock, but never one that is not greater than all that this node has seen, whatever
 * wall clocks do. After <a href="https://cse.buffalo.edu/tech-reports/2014-04.pdf">Kulkarni and others, Logical Physical Clocks
 * (2014)</a>. Safe for use by any number of threads.
 */
public final class HybridClock {

    /** How far ahead of its own clock a node believes another one's. */
    public static final Duration FARTHEST_AHEAD = Duration.ofMinutes(5);

    private static final int MOST_BEGUN = 1 << 24;

    private final String node;
    private final Supplier<Instant> wall;

    /**
     * What the counter begins with; 0 once it has. Guarded by this, as is the rest: what this node has told in another life, and its
     * memory has lost, it must not tell again of something else.
     */
    private int begin;

    private long millis;
    private int counter;

    /**
     * That of a node.
     *
     * @param wall tells the time; it may go back
     */
    public HybridClock(String node, Supplier<Instant> wall) {
        this(node, wall, ThreadLocalRandom.current().nextInt(1, MOST_BEGUN));
    }

    HybridClock(String node, Supplier<Instant> wall, int begin) {
        this.node = node;
        this.wall = wall;
        this.begin = begin;
    }

    /** The version of what is decided now. */
    public synchronized Version next() {
        advance(wall.get().toEpochMilli());
        return new Version(millis, counter, node);
    }

    /**
     * Takes note of a version, so that all later ones of this node are greater.
     *
     * @return whether it is believed; one that is too far ahead is not, and nothing is noted
     */
    public synchronized boolean sees(Version version) {
        if (version.at().isAfter(wall.get().plus(FARTHEST_AHEAD))) {
            return false;
        }
        if (version.millis() > millis || (version.millis() == millis && version.counter() > counter)) {
            millis = version.millis();
            counter = version.counter();
        }
        return true;
    }

    private void advance(long present) {
        if (present > millis) {
            millis = present;
            counter = begin;
        } else if (counter > Integer.MAX_VALUE - MOST_BEGUN) {
            millis++;
            counter = begin;
        } else {
            counter += begin + 1;
        }
        begin = 0;
    }
}
