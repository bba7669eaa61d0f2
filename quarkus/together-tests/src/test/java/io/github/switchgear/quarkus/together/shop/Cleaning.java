package io.github.switchgear.quarkus.together.shop;

import io.github.switchgear.Breaker;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicInteger;

/** Cleans once, when the shop opens. */
@ApplicationScoped
public class Cleaning {

    private final AtomicInteger done = new AtomicInteger();

    @Scheduled(every = "24h")
    @Breaker(name = "cleaning")
    void clean() {
        done.incrementAndGet();
    }

    /**
     * How often.
     *
     * @return the number of times
     */
    public int done() {
        return done.get();
    }
}
