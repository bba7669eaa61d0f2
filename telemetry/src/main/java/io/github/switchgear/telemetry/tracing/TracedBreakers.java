package io.github.switchgear.telemetry.tracing;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All breakers of an application, also those that come later, until each goes or all is ended. Safe for use by any number of threads. */
final class TracedBreakers implements AutoCloseable {

    private final Map<CircuitBreaker, List<Registration>> listening = new ConcurrentHashMap<>();
    private final Registration registration;

    TracedBreakers(BreakerRegistry registry, TracingLibrary library) {
        this.registration = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                listening.put(
                        breaker,
                        List.of(
                                breaker.onCall(library.calls(breaker.name())),
                                breaker.onRejection(library.rejections())));
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                leave(breaker);
            }
        });
    }

    private void leave(CircuitBreaker breaker) {
        List<Registration> registrations = listening.remove(breaker);
        if (registrations != null) {
            registrations.forEach(Registration::close);
        }
    }

    @Override
    public void close() {
        registration.close();
        List.copyOf(listening.keySet()).forEach(this::leave);
    }
}
