package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;

/** What a breaker's state does not hold itself, but asks for where it becomes another one. */
interface Surroundings {

    /** What people call the breaker. */
    String name();

    Instant instantAt(long nanos);

    /** The point in time that is so long after another one. */
    Deadline deadline(long nanos, Duration after);

    /** A number from 0 to less than 1, which jitter goes by. */
    double chance();
}
