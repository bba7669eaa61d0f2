package io.github.switchgear.docs.snippets;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Registration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The breaker as a plain object. */
final class WithoutCdi {

    final CircuitBreaker breaker;

    WithoutCdi(LongSupplier ticker) {
        // tag::make[]
        BreakerSettings settings = BreakerSettings.builder()
                .allowedFails(3)
                .retryTimer(Duration.ofSeconds(30))
                .failureExceptions(IOException.class)
                .backoff(2, Duration.ofMinutes(5), 0.1)
                .build();
        CircuitBreaker breaker = CircuitBreaker.of("inventory", settings);
        // end::make[]
        this.breaker = CircuitBreaker.of(breaker.name(), settings, ticker);
    }

    // tag::call[]
    String stock(Callable<String> warehouse) throws Exception {
        try {
            return breaker.call(warehouse);
        } catch (BreakerOpenException rejection) {
            return "unknown, ask again in " + rejection.retryAfter().orElse(Duration.ofMinutes(1));
        }
    }

    CompletableFuture<String> stockLater(Supplier<CompletionStage<String>> warehouse) {
        return breaker.callAsync(warehouse);
    }

    String stockOrUsual(Callable<String> warehouse) throws Exception {
        return breaker.call(warehouse, failure -> "the usual");
    }
    // end::call[]

    // tag::operate[]
    void maintenance() {
        breaker.forceOpen(ManualOverride.because("stocktaking").by("ann").lasting(Duration.ofMinutes(10)));
    }

    void tonight(Instant two) {
        breaker.forceOpen(ManualOverride.because("the warehouse moves")
                .by("ann")
                .from(two)
                .lasting(Duration.ofHours(2)));
    }

    void over() {
        breaker.release(ManualOverride.withoutReason().by("ann"));
    }

    void seenAndReset(long generation) {
        breaker.reset(ManualOverride.because("repaired").expecting(generation));
    }
    // end::operate[]

    void watch(Consumer<String> page) {
        // tag::watch[]
        Registration registration = breaker.onTransition(change -> page.accept(change.to() + " " + change.cause()));
        // end::watch[]
        registrations.add(registration);
    }

    private final List<Registration> registrations = new ArrayList<>();

    void stopWatching() {
        registrations.forEach(Registration::close);
    }
}
