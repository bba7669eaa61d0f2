package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;

/** The session bean that makes a timer for itself, which calls it each second. */
@Singleton
@Startup
public class AppointedBean {

    private static final long SECOND = 1000;

    @Resource
    TimerService timers;

    private int calls;

    @PostConstruct
    void appoint() {
        timers.createIntervalTimer(SECOND, SECOND, new TimerConfig(null, false));
    }

    @Timeout
    @Breaker(name = "appointed", retryTimer = 600)
    public void tick() {
        calls++;
    }

    /** How many calls have got as far as the bean; one that is running counts, as this waits for it. */
    public String calls() {
        return "called " + calls;
    }
}
