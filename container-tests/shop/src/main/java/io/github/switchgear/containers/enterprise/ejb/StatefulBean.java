package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import jakarta.ejb.Stateful;

/** A session bean that remembers its client, until an exception that means a broken system ends its life. */
@Stateful
public class StatefulBean {

    private int answers;

    @Breaker(name = "stateful", retryTimer = 600)
    public String call(boolean fails) throws OutOfReachException {
        if (fails) {
            throw new OutOfReachException();
        }
        answers++;
        return "answered " + answers;
    }
}
