package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How long a breaker has been in each state. Safe for use by any number of threads. */
final class StateTimes {

    /** Guarded by this. */
    private final Map<MetricState, Duration> past = new EnumMap<>(MetricState.class);

    /** Guarded by this. */
    private MetricState current;

    /** Guarded by this. */
    private Instant since;

    StateTimes(MetricState current, Instant since) {
        this.current = current;
        this.since = since;
    }

    /** The breaker came into a state. */
    synchronized void changed(MetricState to, Instant at) {
        past.merge(current, between(since, at), Duration::plus);
        current = to;
        since = at;
    }

    private static Duration between(Instant from, Instant to) {
        return from.isAfter(to) ? Duration.ZERO : Duration.between(from, to);
    }

    /**
     * How long it has been in a state by now.
     *
     * @param pending what the clock has brought and nobody has published, newest first
     */
    synchronized Duration in(MetricState state, List<BreakerTransition> pending, Instant now) {
        Duration total = past.getOrDefault(state, Duration.ZERO);
        MetricState then = current;
        Instant from = since;
        for (int i = pending.size() - 1; i >= 0; i--) {
            BreakerTransition change = pending.get(i);
            total = then == state ? total.plus(between(from, change.at())) : total;
            then = MetricState.of(change.to());
            from = change.at();
        }
        return then == state ? total.plus(between(from, now)) : total;
    }
}
