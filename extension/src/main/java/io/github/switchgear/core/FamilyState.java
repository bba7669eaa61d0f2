package io.github.switchgear.core;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That of a family's own breaker: what is done to it is done to all of its keys. */
final class FamilyState extends State {

    private final Orders orders;

    private FamilyState(
            BreakerSettings settings,
            long generation,
            Instant since,
            int consecutiveFailures,
            @Nullable CallWindow window,
            Phase phase,
            @Nullable Plan planned,
            List<BreakerTransition> history,
            Orders orders) {
        super(settings, generation, since, consecutiveFailures, window, phase, planned, history);
        this.orders = orders;
    }

    static FamilyState initial(BreakerSettings settings, Deadline now) {
        return new FamilyState(
                settings,
                0,
                now.at(),
                0,
                CallWindow.of(settings.window(), now.nanos()),
                Phase.Steady.UNWATCHED,
                null,
                List.of(),
                Orders.none(settings, now));
    }

    /** What holds for its keys. */
    Orders orders() {
        return orders;
    }

    @Override
    State make(
            BreakerSettings newSettings,
            long newGeneration,
            Instant newSince,
            int failures,
            @Nullable CallWindow newWindow,
            Phase newPhase,
            @Nullable Plan newPlan,
            List<BreakerTransition> newHistory) {
        return new FamilyState(
                newSettings,
                newGeneration,
                newSince,
                failures,
                newWindow,
                watched(newPhase, newPlan),
                newPlan,
                newHistory,
                orders);
    }

    @Override
    State told(Cause cause, Deadline at, State before) {
        return new FamilyState(
                settings(),
                generation(),
                since(),
                consecutiveFailures(),
                window(),
                phase(),
                planned(),
                history(),
                orders.and(cause, at, before, this));
    }
}
