package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** What the metrics of the specification tell of one breaker. Safe for use by any number of threads. */
public final class BreakerFigures implements Consumer<BreakerTransition> {

    private final CircuitBreaker breaker;
    private final Clock clock;
    private final AtomicLong opened = new AtomicLong();
    private final StateTimes times;

    /**
     * Those of a breaker, from now on; it tells of its transitions until it goes.
     */
    BreakerFigures(CircuitBreaker breaker, Clock clock) {
        this.breaker = breaker;
        this.clock = clock;
        this.times = new StateTimes(MetricState.of(breaker.state()), clock.instant());
    }

    @Override
    public void accept(BreakerTransition change) {
        if (change.from() == change.to()) {
            return;
        }
        if (opens(change)) {
            opened.incrementAndGet();
        }
        times.changed(MetricState.of(change.to()), change.at());
    }

    /** Whether the breaker begins to reject calls by it. */
    static boolean opens(BreakerTransition change) {
        return MetricState.of(change.from()) != MetricState.OPEN && MetricState.of(change.to()) == MetricState.OPEN;
    }

    public CircuitBreaker breaker() {
        return breaker;
    }

    public long succeeded() {
        return breaker.snapshot().totals().succeeded();
    }

    public long failed() {
        return breaker.snapshot().totals().failed();
    }

    public long rejected() {
        return breaker.snapshot().totals().rejected();
    }

    /** How often it came to reject calls. */
    public long opened() {
        return opened.get();
    }

    public boolean is(MetricState state) {
        BreakerState now = breaker.state();
        return MetricState.of(now) == state;
    }

    public Duration in(MetricState state) {
        return times.in(state, breaker.pending(), clock.instant());
    }
}
