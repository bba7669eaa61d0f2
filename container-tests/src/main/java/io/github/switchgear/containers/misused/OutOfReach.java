package io.github.switchgear.containers.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** Wrong: no interceptor reaches a private method. */
@ApplicationScoped
public class OutOfReach {

    public String open() {
        return hidden();
    }

    @Breaker
    private String hidden() {
        return "";
    }
}
