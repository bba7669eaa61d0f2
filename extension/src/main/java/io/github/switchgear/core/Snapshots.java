package io.github.switchgear.core;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.Keys;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import io.github.switchgear.core.BreakerSnapshot.RampUp;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns a state into what people see of it. */
final class Snapshots {

    private Snapshots() {}

    /**
     * What the clock has brought is seen, although nothing has published it; so the generation is still the old one. What a
     * key follows its family in is no transition of its own, and counts.
     *
     * @param breaker what it is called
     * @param published the state that is in force
     * @param current what it is by now
     */
    static BreakerSnapshot of(
            Surroundings breaker,
            State published,
            State current,
            long now,
            Totals totals,
            @Nullable LastFailure lastFailure,
            @Nullable Keys keys) {
        Phase phase = current.phase();
        CallWindow.Look counted = current.counted(now);
        return new BreakerSnapshot(
                breaker.name(),
                phase.state(),
                current.since(),
                current.generation() - current.transitionsSince(published),
                counted.consecutiveFailures(),
                retryAfterMillis(current, now),
                phase instanceof Phase.HalfOpen halfOpen && halfOpen.isProbed(now),
                phase instanceof Phase.ForcedClosed && counted.isAtLimit(),
                totals,
                lastFailure,
                phase instanceof Phase.Forced forced ? activeOverride(forced) : null,
                phase instanceof Phase.Ramping ramping ? rampUp(ramping, now) : null,
                current.planned() == null ? null : planned(current.planned()),
                breaker.key(),
                keys);
    }

    private static @Nullable Long retryAfterMillis(State current, long now) {
        Deadline mayCall = current.phase().mayCallFrom(now, current.settings());
        if (mayCall != null) {
            return Duration.ofNanos(mayCall.nanosLeft(now)).plusNanos(999_999).toMillis();
        }
        return current.phase() instanceof Phase.HalfOpen ? Long.valueOf(0) : null;
    }

    private static RampUp rampUp(Phase.Ramping ramping, long now) {
        return new RampUp(ramping.share(now), ramping.deadline().at());
    }

    private static PlannedOverride planned(Plan plan) {
        Deadline end = plan.end();
        return new PlannedOverride(
                plan.kind(),
                plan.why().reason().orElseThrow(),
                plan.why().actor().orElse(null),
                plan.begin().at(),
                end == null ? null : end.at());
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
