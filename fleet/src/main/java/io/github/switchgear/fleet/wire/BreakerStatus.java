package io.github.switchgear.fleet.wire;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.fleet.register.Version;
import org.jspecify.annotations.Nullable;

/**
 * How a breaker is on one node.
 *
 * @param name its name
 * @param state what it does with the next call
 * @param totals how calls ended there
 * @param decided which decision on what it does it knows; null if none
 */
public record BreakerStatus(
        String name,
        BreakerState state,
        Totals totals,
        @Nullable Version decided) {}
