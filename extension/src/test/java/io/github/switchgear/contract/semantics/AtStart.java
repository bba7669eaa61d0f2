package io.github.switchgear.contract.semantics;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.List;

/** Remembers which breakers there were before anybody could call a bean. */
@ApplicationScoped
class AtStart {

    private List<String> names = List.of();

    void remember(@Observes Startup event, BreakerRegistry registry) {
        names = registry.all().stream().map(CircuitBreaker::name).toList();
    }

    List<String> names() {
        return names;
    }
}
