package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.Retry;

/** Tries again, which is one more call each time. */
@ApplicationScoped
public class Delivery {

    /** Never arrives. */
    @Retry(maxRetries = 1, delay = 0, jitter = 0)
    @Breaker(name = "delivery")
    public void deliver() {
        throw new IllegalStateException("nobody is at home");
    }
}
