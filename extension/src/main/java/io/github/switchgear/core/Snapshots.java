package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns a state into what people see of it. */
final class Snapshots {

    private Snapshots() {}

    /** What the clock has brought is seen, although nothing has published it; so the generation is still the old one. */
    static BreakerSnapshot of(State published, long now, Totals totals, @Nullable LastFailure lastFailure) {
        State current = published.broughtByClock(now);
        Phase phase = current.phase();
        return new BreakerSnapshot(
                current.breaker(),
                phase.state(),
                current.since(),
                published.generation(),
                current.consecutiveFailures(),
                retryAfterMillis(phase, now),
                phase instanceof Phase.HalfOpen halfOpen && halfOpen.probeInFlight(now) != null,
                phase instanceof Phase.ForcedClosed && current.isAtLimit(now),
                totals,
                lastFailure,
                phase instanceof Phase.Forced forced ? activeOverride(forced) : null);
    }

    private static @Nullable Long retryAfterMillis(Phase phase, long now) {
        Deadline mayCall = phase.mayCallFrom(now);
        if (mayCall != null) {
            return Duration.ofNanos(mayCall.nanosLeft(now)).plusNanos(999_999).toMillis();
        }
        return phase instanceof Phase.HalfOpen ? Long.valueOf(0) : null;
    }

    private static ActiveOverride activeOverride(Phase.Forced forced) {
        Deadline end = forced.deadline();
        return new ActiveOverride(
                forced.state(),
                forced.override().reason().orElseThrow(),
                forced.override().actor().orElse(null),
                forced.since(),
                end == null ? null : end.at());
    }
}
