package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.ejb.Stateless;

/** A session bean that its clients know by its business interface alone. */
@Stateless
@Breaker(name = "local", retryTimer = 600)
public class LocalBean implements LocalService {

    @Override
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }
}
