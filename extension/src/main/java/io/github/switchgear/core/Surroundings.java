package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a breaker's state does not hold itself, but asks for where it becomes another one. */
interface Surroundings {

    /** What people call the breaker. */
    String name();

    /** The key that it is for, as people see it; null where it is for none. */
    @Nullable
    String key();

    /** How its calls ended. */
    Tally tally();

    Instant instantAt(long nanos);

    default Deadline point(long nanos) {
        return new Deadline(nanos, instantAt(nanos));
    }

    /** The point in time that is so long after another one. */
    Deadline deadline(long nanos, Duration after);

    /** A number from 0 to less than 1, which jitter goes by. */
    double chance();
}
