package io.github.switchgear.cdi.guard;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.UnfailingLogger;
import jakarta.enterprise.event.Event;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * Fires every transition as a CDI event. Asynchronous observers are told first: a synchronous one that throws keeps the
 * container from telling the rest.
 */
final class TransitionEvents implements Consumer<BreakerTransition> {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private final Event<BreakerTransition> events;
    private volatile boolean isStopping;

    TransitionEvents(Event<BreakerTransition> events) {
        this.events = events;
    }

    /** Takes it for granted from now on that observers who are still to be told do not find all that they need. */
    void stop() {
        isStopping = true;
    }

    /** A call may outlive its application, and so its container, which then refuses events. */
    @Override
    public void accept(BreakerTransition transition) {
        try {
            fire(transition);
        } catch (RuntimeException failure) {
            if (!isStopping) {
                throw failure;
            }
            LOG.log(
                    Level.DEBUG,
                    "Observers missed a transition of breaker '" + transition.breaker() + "' as the application ended",
                    failure);
        }
    }

    /** A container whose threads take no more work refuses an asynchronous event; that keeps it from nobody else. */
    private void fire(BreakerTransition transition) {
        try {
            fireAsynchronously(transition);
        } finally {
            events.fire(transition);
        }
    }

    private void fireAsynchronously(BreakerTransition transition) {
        events.fireAsync(transition).whenComplete((fired, failure) -> {
            if (failure != null) {
                LOG.log(
                        isStopping ? Level.DEBUG : Level.ERROR,
                        "An asynchronous observer failed at a transition of breaker '" + transition.breaker() + "'",
                        failure);
            }
        });
    }
}
