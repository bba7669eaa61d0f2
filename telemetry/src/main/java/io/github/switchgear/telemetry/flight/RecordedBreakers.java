package io.github.switchgear.telemetry.flight;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All breakers of an application as Flight Recorder is told of them, also those that come later, until each goes or all is ended.
 * Until it has begun, it only knows them. Safe for use by any number of threads.
 */
final class RecordedBreakers implements AutoCloseable {

    /** What listens to each; nothing yet where there is none. */
    private final Map<CircuitBreaker, List<Registration>> listening = new ConcurrentHashMap<>();

    private final Registration registration;

    /** Written under the lock of this. */
    private volatile boolean begun;

    /** Guarded by this. */
    private boolean ended;

    /** Follows the breakers, which may take the application's thread. */
    RecordedBreakers(BreakerRegistry registry) {
        this.registration = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                add(breaker);
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                leave(breaker);
            }
        });
    }

    private void add(CircuitBreaker breaker) {
        listening.put(breaker, List.of());
        if (begun) {
            listen(breaker);
        }
    }

    private void listen(CircuitBreaker breaker) {
        listening.computeIfPresent(
                breaker,
                (known, registrations) -> registrations.isEmpty()
                        ? List.of(
                                known.onTransition(TransitionEvent::commit), known.onRejection(RejectionEvent::commit))
                        : registrations);
    }

    private void leave(CircuitBreaker breaker) {
        List<Registration> registrations = listening.remove(breaker);
        if (registrations != null) {
            registrations.forEach(Registration::close);
        }
    }

    /** Tells of them from now on. It asks nothing of the application, so that any thread may do this; a second time does nothing. */
    void begin() {
        synchronized (this) {
            if (begun || ended) {
                return;
            }
            EventTypes.register();
            begun = true;
        }
        listening.keySet().forEach(this::listen);
    }

    /** Tells of none of them any more. */
    @Override
    public void close() {
        registration.close();
        boolean registered;
        synchronized (this) {
            registered = begun && !ended;
            ended = true;
        }
        List.copyOf(listening.keySet()).forEach(this::leave);
        if (registered) {
            EventTypes.unregister();
        }
    }
}
