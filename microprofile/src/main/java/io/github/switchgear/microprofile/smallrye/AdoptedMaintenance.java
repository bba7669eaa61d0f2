package io.github.switchgear.microprofile.smallrye;

import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.microprofile.plan.AdoptedBreaker;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * SmallRye's maintenance, where an application injects it, over the breakers that were taken over; SmallRye itself answers for
 * those that it has kept. A name is that of {@code @CircuitBreakerName} or, unlike SmallRye's, that of any breaker. It becomes a
 * decorator by the extensions: this jar has it also where there is no SmallRye.
 */
public class AdoptedMaintenance implements CircuitBreakerMaintenance {

    @Inject
    @Delegate
    @Any
    CircuitBreakerMaintenance containers;

    @Inject
    BreakerRegistry breakers;

    @Inject
    BreakerPlan plan;

    /** One that calls go through here; SmallRye has no name that is blank. */
    private Optional<CircuitBreaker> find(String name) {
        String known = AdoptedBreaker.name(Objects.requireNonNull(name, "Circuit breaker name must be set"));
        return breakers.describe(known)
                .filter(BreakerDescription::enabled)
                .flatMap(description -> breakers.find(known));
    }

    @Override
    public CircuitBreakerState currentState(String name) {
        return find(name).map(breaker -> state(breaker.state())).orElseGet(() -> containers.currentState(name));
    }

    /** SmallRye does not tell of resets; who mirrors states would show a breaker open that is closed. */
    @Override
    public void onStateChange(String name, Consumer<CircuitBreakerState> callback) {
        Optional<CircuitBreaker> own = find(name);
        if (own.isEmpty()) {
            containers.onStateChange(name, callback);
            return;
        }
        Registration unused = own.get().onTransition(change -> {
            if (isChange(change)) {
                callback.accept(state(change.to()));
            }
        });
    }

    private static boolean isChange(BreakerTransition change) {
        return change.cause() == Cause.RESET || state(change.from()) != state(change.to());
    }

    @Override
    public void reset(String name) {
        find(name).ifPresentOrElse(CircuitBreaker::reset, () -> containers.reset(name));
    }

    @Override
    public void resetAll() {
        plan.byBreaker().forEach((name, methods) -> {
            if (methods.get(0).declaration() instanceof AdoptedBreaker) {
                find(name).ifPresent(CircuitBreaker::reset);
            }
        });
        containers.resetAll();
    }

    private static CircuitBreakerState state(BreakerState state) {
        return switch (state) {
            case CLOSED, FORCED_CLOSED -> CircuitBreakerState.CLOSED;
            case OPEN, FORCED_OPEN -> CircuitBreakerState.OPEN;
            case HALF_OPEN -> CircuitBreakerState.HALF_OPEN;
        };
    }
}
