package io.github.switchgear.containers.shop;

import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An application that wants to know, once in the thread that caused the transition and once in another. */
@ApplicationScoped
public class SeenTransitions {

    private final List<BreakerTransition> atOnce = new CopyOnWriteArrayList<>();
    private final List<BreakerTransition> later = new CopyOnWriteArrayList<>();

    void atOnce(@Observes BreakerTransition transition) {
        atOnce.add(transition);
    }

    void later(@ObservesAsync BreakerTransition transition) {
        later.add(transition);
    }

    public List<BreakerTransition> atOnce() {
        return List.copyOf(atOnce);
    }

    public List<BreakerTransition> later() {
        return List.copyOf(later);
    }
}
