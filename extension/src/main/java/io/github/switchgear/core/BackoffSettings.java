package io.github.switchgear.core;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the open time grows while probes keep failing. The members, their defaults and bounds are those of
 * {@link io.github.switchgear.Backoff @Backoff}.
 *
 * @param multiplier what each further opening in a row multiplies the open time by
 * @param max the longest open time before jitter; nothing where only 365 days cap it
 * @param jitter the share by which each open time is made longer or shorter at random
 */
public record BackoffSettings(double multiplier, Duration max, double jitter) {

    static final BackoffSettings NONE = new BackoffSettings(1, Duration.ZERO, 0);

    /**
     * How long an opening lasts.
     *
     * @param retryTimer the time of the first one
     * @param opening which one in a row it is, from 1
     * @param chance picks a point of the jitter's range, from 0 to less than 1
     */
    Duration openTime(Duration retryTimer, int opening, double chance) {
        Duration unspread = grown(retryTimer, opening);
        return jitter == 0 ? unspread : times(unspread, 1 + jitter * (2 * chance - 1));
    }

    private Duration grown(Duration retryTimer, int opening) {
        if (opening == 1 || multiplier == 1 || retryTimer.isZero()) {
            return retryTimer;
        }
        Duration cap = max.isZero() ? BreakerSettings.LONGEST : max;
        double factor = Math.pow(multiplier, opening - 1);
        return factor * retryTimer.toNanos() < cap.toNanos() ? times(retryTimer, factor) : cap;
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
    }

    void check(Duration retryTimer, List<String> problems) {
        if (!(multiplier >= 1 && multiplier < Double.POSITIVE_INFINITY)) {
            problems.add("backoff.multiplier must be a finite number of at least 1 but is " + multiplier);
        }
        BreakerSettings.checkDuration("backoff.max", max, problems);
        if (!max.isZero() && !max.isNegative() && max.compareTo(retryTimer) < 0) {
            problems.add("backoff.max must be PT0S or at least retryTimer, " + retryTimer + ", but is " + max);
        }
        if (!(jitter >= 0 && jitter < 1)) {
            problems.add("backoff.jitter must be at least 0 and less than 1 but is " + jitter);
        }
    }

    /** Written out, as is {@link #hashCode()}, for the reason that {@link WindowSettings#equals} has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BackoffSettings that
                && Double.compare(multiplier, that.multiplier) == 0
                && max.equals(that.max)
                && Double.compare(jitter, that.jitter) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(multiplier, max, jitter);
    }
}
