package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TimerService;

/** The session bean whose timer may not live longer than the breaker lets it through. */
@Singleton
public class RejectedTimerBean {

    @Resource
    TimerService timers;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @Breaker(name = "timer-rejected", retryTimer = 600)
    public void tick() {
        // There is nothing to do
    }

    /** How many timers there are for this bean. */
    public String timers() {
        return timers.getTimers().size() + " timers";
    }
}
