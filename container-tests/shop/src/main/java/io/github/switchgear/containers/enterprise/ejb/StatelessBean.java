package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.ejb.Stateless;

/** A session bean with a view without an interface. */
@Stateless
public class StatelessBean {

    @Breaker(name = "stateless", retryTimer = 600)
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }
}
