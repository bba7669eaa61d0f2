package io.github.switchgear.docs.snippets;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/** The guide's examples of settings. */
@ApplicationScoped
public class WorkedExamples {

    // tag::quiet[]
    @Breaker(name = "credit-check", allowedFails = 3, retryTimer = 60)
    public int creditCheck(String customer) {
        // end::quiet[]
        return customer.length();
    }

    // tag::busy[]
    @Breaker(name = "search", retryTimer = 10, window = @Window(calls = 200, failureRatio = 0.3, minimumCalls = 50))
    public int search(String words) {
        // end::busy[]
        return words.length();
    }

    // tag::uneven[]
    @Breaker(name = "reports", retryTimer = 60, window = @Window(time = 300, failureRatio = 0.5, minimumCalls = 10))
    public int report(String month) {
        // end::uneven[]
        return month.length();
    }

    // tag::slow[]
    @Breaker(name = "shipping", slowCall = 800, retryTimer = 10_000, probeLease = 3_000, unit = ChronoUnit.MILLIS)
    public int shipping(String sku) {
        // end::slow[]
        return sku.length();
    }

    // tag::ramp[]
    @Breaker(name = "suggestions", probes = 5, probeSuccesses = 5, rampUp = 120)
    public int suggestions(String beginning) {
        // end::ramp[]
        return beginning.length();
    }

    // tag::backoff[]
    @Breaker(
            name = "reviews",
            retryTimer = 5,
            probeSuccesses = 2,
            backoff = @Backoff(multiplier = 2, max = 300, jitter = 0.2))
    public int reviews(String sku) {
        // end::backoff[]
        return sku.length();
    }
}
