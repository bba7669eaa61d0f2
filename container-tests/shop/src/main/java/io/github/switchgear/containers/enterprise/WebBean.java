package io.github.switchgear.containers.enterprise;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.ejb.Stateless;

/** A session bean of the WAR. */
@Stateless
public class WebBean {

    @Breaker(name = "web-ejb", retryTimer = 600)
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }
}
