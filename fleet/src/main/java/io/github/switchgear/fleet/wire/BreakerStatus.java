package io.github.switchgear.fleet.wire;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.fleet.register.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a breaker is on one node.
 *
 * @param name its name
 * @param state what it does with the next call
 * @param since since when it is in this state, by that node's clock
 * @param consecutiveFailures failed calls in a row there
 * @param totals how calls ended there
 * @param lastFailure the last failed call there; null before one
 * @param override what forces it there; null if nothing does
 * @param decided which decision on what it does it knows; null if none
 */
public record BreakerStatus(
        String name,
        BreakerState state,
        Instant since,
        int consecutiveFailures,
        Totals totals,
        @Nullable LastFailure lastFailure,
        @Nullable ActiveOverride override,
        @Nullable Version decided) {}
