package io.github.switchgear.docs.snippets;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A breaker for each key, as plain objects. */
final class KeysWithoutCdi {

    final KeyedBreakers sites;

    KeysWithoutCdi(int maxKeys, LongSupplier ticker) {
        // tag::make[]
        BreakerSettings settings =
                BreakerSettings.builder().retryTimer(Duration.ofSeconds(30)).build();
        KeyedBreakers sites = KeyedBreakers.of("sites", settings, maxKeys);
        // end::make[]
        this.sites = KeyedBreakers.of(sites.name(), settings, maxKeys, ticker);
    }

    // tag::call[]
    String stock(String site, Callable<String> warehouse) throws Exception {
        return sites.of(site).call(warehouse);
    }
    // end::call[]

    // tag::operate[]
    void stocktaking() {
        sites.family().forceOpen(ManualOverride.because("stocktaking").by("ann"));
    }

    void stocktakingIsOver() {
        sites.family().release();
    }

    boolean shut(String site) {
        return sites.track(site)
                .map(breaker -> {
                    breaker.forceOpen(ManualOverride.because("burst pipe").by("ann"));
                    return true;
                })
                .orElse(false); // no room for one more
    }

    List<String> ill() {
        return sites.tracked().stream()
                .filter(breaker -> breaker.snapshot().consecutiveFailures() > 0)
                .map(breaker -> breaker.key().orElseThrow())
                .toList();
    }
    // end::operate[]

    // tag::watch[]
    Registration watch(Consumer<String> page) {
        return sites.family().onTransition(change -> page.accept(change.key() + " is " + change.to()));
    }

    Registration count(Consumer<Integer> more) {
        return sites.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                more.accept(1);
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                more.accept(-1);
            }
        });
    }
    // end::watch[]
}
