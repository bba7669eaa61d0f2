package io.github.switchgear.telemetry.webhook;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How often a receiver is asked again that does not take what is posted.
 *
 * @param first the pause after the first failure; each further one doubles it
 * @param longest no pause is longer, unless the receiver asks for it
 * @param longestAsked however long the receiver asks for
 * @param kept how long a message is posted again
 * @param chance from 0 to less than 1: pauses are between half and whole of that, so that replicas do not meet
 */
record Pace(Duration first, Duration longest, Duration longestAsked, Duration kept, DoubleSupplier chance) {

    /** That of the contract, but for the chance. */
    static Pace usual(DoubleSupplier chance) {
        return new Pace(
                Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(10), chance);
    }

    /**
     * How long to wait before the next post.
     *
     * @param failures how many posts in a row have failed, from 1
     * @param asked for by the receiver; null if it has not
     */
    Duration pause(int failures, @Nullable Duration asked) {
        if (asked != null) {
            return asked.compareTo(first) < 0 ? first : shorter(asked, longestAsked);
        }
        long doubled = first.toNanos() << Math.min(failures - 1, 20);
        long whole = doubled < 0 ? longest.toNanos() : Math.min(doubled, longest.toNanos());
        return Duration.ofNanos((long) (whole * (1 + chance.getAsDouble()) / 2));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
