package io.github.switchgear.telemetry.jmx;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.telemetry.OperableBreakerMXBean;
import org.jspecify.annotations.Nullable;

/** A breaker at one moment, as JMX shows it, which JMX may operate. Nothing waits in its operations but what a transition takes. */
final class OperableBreaker extends BreakerAttributes implements OperableBreakerMXBean {

    private final CircuitBreaker breaker;

    OperableBreaker(CircuitBreaker breaker, BreakerDescription description) {
        super(breaker.snapshot(), description);
        this.breaker = breaker;
    }

    @Override
    public void reset(@Nullable String reason) {
        operable().reset(Intervention.of(reason));
    }

    @Override
    public void release(@Nullable String reason) {
        operable().release(Intervention.of(reason));
    }

    @Override
    public void forceOpen(@Nullable String reason, @Nullable String duration) {
        operable().forceOpen(Intervention.of(reason, duration));
    }

    @Override
    public void forceClosed(@Nullable String reason, @Nullable String duration) {
        operable().forceClosed(Intervention.of(reason, duration));
    }

    /** In the admin module's words. */
    private CircuitBreaker operable() {
        if (!isEnabled()) {
            throw new IllegalStateException("Breaker '" + breaker.name()
                    + "' is disabled by configuration: calls go through it unguarded, whatever is done to it");
        }
        return breaker;
    }
}
