package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.ejb.Singleton;

/** The session bean of which there is one. */
@Singleton
public class SingletonBean {

    @Breaker(name = "singleton", retryTimer = 600)
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }
}
