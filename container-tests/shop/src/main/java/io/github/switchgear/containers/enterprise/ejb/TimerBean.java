package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

/** The session bean that timers call, each second. */
@Singleton
public class TimerBean {

    private int calls;

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @Breaker(name = "timer", retryTimer = 600)
    public void tick() {
        calls++;
    }

    /** The server hears of no rejection. */
    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    @Breaker(name = "timer-with-fallback", retryTimer = 600, fallbackMethod = "skip")
    public void tickUnlessRejected() {
        // There is nothing to do
    }

    void skip() {
        // The next call comes in a second
    }

    /** How many calls of {@link #tick()} have got as far as the bean; one that is running counts, as this waits for it. */
    public String calls() {
        return "called " + calls;
    }
}
