package io.github.switchgear.containers.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** Wrong: numbers that mean nothing, two of them in one annotation. */
@ApplicationScoped
public class OutOfRange {

    @Breaker(allowedFails = 0, retryTimer = -7)
    public String never() {
        return "";
    }
}
