package io.github.switchgear.containers.enterprise.lib;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** A bean of a jar that the modules share. */
@ApplicationScoped
public class SharedClient {

    @Breaker(name = "shared", retryTimer = 600)
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }
}
