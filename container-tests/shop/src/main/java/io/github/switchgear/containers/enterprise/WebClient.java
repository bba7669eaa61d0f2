package io.github.switchgear.containers.enterprise;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotBlank;

/** A bean of the WAR. */
@ApplicationScoped
public class WebClient {

    @Breaker(name = "web", retryTimer = 600)
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }

    @Breaker(name = "web", retryTimer = 600)
    public String find(@NotBlank String sku) {
        return sku;
    }
}
