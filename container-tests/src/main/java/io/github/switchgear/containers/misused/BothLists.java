package io.github.switchgear.containers.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** Wrong: both exception lists, though either of them says what the other leaves open. */
@ApplicationScoped
public class BothLists {

    @Breaker(allowedExceptions = IllegalStateException.class, failureExceptions = RuntimeException.class)
    public String undecided() {
        return "";
    }
}
