package io.github.switchgear.demo.traffic;

import java.time.Duration;
import java.util.Optional;

/** Calls a second, 0 to {@value #MAX}. */
public record Rate(int perSecond) {
    public static final int MAX = 20;

    /** @throws IllegalArgumentException naming the bounds, if it is outside them */
    public Rate {
        if (perSecond < 0 || perSecond > MAX) {
            throw new IllegalArgumentException("rate: a whole number from 0 to " + MAX + " is allowed");
        }
    }

    /** Empty outside the bounds. */
    static Optional<Rate> of(int perSecond) {
        return perSecond < 0 || perSecond > MAX ? Optional.empty() : Optional.of(new Rate(perSecond));
    }

    /** The time from one call to the next; empty at standstill. */
    Optional<Duration> interval() {
        return perSecond == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(1).dividedBy(perSecond));
    }
}
