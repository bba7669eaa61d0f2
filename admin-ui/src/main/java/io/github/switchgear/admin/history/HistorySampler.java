package io.github.switchgear.admin.history;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.UnfailingLogger;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Looks at all breakers at the end of each step, from the application's start to its end and whether or not anybody wants to
 * know: what happened before somebody looked is what they look for. One daemon thread does it.
 */
@ApplicationScoped
public class HistorySampler {

    static final String THREAD = "switchgear-history";

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");
    private static final long STOPPING_MILLIS = 5000;

    private @Nullable BreakerRegistry registry;
    private @Nullable CallHistories histories;
    private @Nullable Thread thread;
    private volatile boolean stopped;

    @Inject
    void of(BreakerRegistry all) {
        registry = all;
    }

    /** Begins with the application; where nobody is told of its start, as in TomEE, with the first request. */
    void start(@Observes Startup event) {}

    @PostConstruct
    void begin() {
        CallHistories begun = new CallHistories(
                Objects.requireNonNull(registry, "injected"), System::nanoTime, InstantSource.system());
        histories = begun;
        Thread sampling = new Thread(null, () -> sample(begun), THREAD, 0, false);
        sampling.setDaemon(true);
        sampling.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        thread = sampling;
        sampling.start();
    }

    /**
     * Tells what it has seen.
     *
     * @return the histories of all breakers
     */
    public CallHistories histories() {
        return Objects.requireNonNull(histories, "begun");
    }

    private void sample(CallHistories begun) {
        while (!stopped) {
            boolean looked = look(begun);
            if (!stopped) {
                LockSupport.parkNanos(this, looked ? Math.max(1, begun.untilNextLook()) : CallHistories.STEP.toNanos());
            }
        }
    }

    private boolean look(CallHistories begun) {
        try {
            begun.sample();
            return true;
        } catch (RuntimeException | Error failure) {
            // While an application ends, its beans may do so before this thread.
            LOG.log(
                    stopped ? Level.DEBUG : Level.ERROR,
                    "The breakers' totals could not be read; the next step has what this one had",
                    failure);
            return false;
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        Thread running = thread;
        if (running != null) {
            LockSupport.unpark(running);
            join(running);
        }
    }

    private static void join(Thread running) {
        try {
            running.join(STOPPING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
