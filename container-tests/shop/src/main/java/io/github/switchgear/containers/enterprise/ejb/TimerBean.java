package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

/** The session bean that a timer calls, each second. */
@Singleton
public class TimerBean {

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @Breaker(name = "timer", retryTimer = 600)
    public void tick() {
        Downstream.answer(false);
    }
}
