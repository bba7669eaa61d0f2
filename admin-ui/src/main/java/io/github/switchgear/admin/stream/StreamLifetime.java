package io.github.switchgear.admin.stream;

import io.github.switchgear.core.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long an event stream may go on, {@code switchgear.admin.stream.lifetime}. A stream tells what its caller was allowed to see
 * when it began; whether they still are, is asked when they come back.
 */
@ApplicationScoped
public class StreamLifetime {

    private static final String KEY = "switchgear.admin.stream.lifetime";
    private static final Duration USUAL = Duration.ofMinutes(5);

    private Duration longest = USUAL;

    @Inject
    void configure(Configuration configuration) {
        longest = configuration.duration(KEY).orElse(USUAL);
    }

    /** Makes this bean when the application starts, so that a wrong value stops it there and not at a request. */
    void check(@Observes Startup event) {}

    /** Nanoseconds for one stream: up to a tenth less than the longest, so that those who came at once do not come back so. */
    long nanos() {
        long most = longest.toNanos();
        return most - ThreadLocalRandom.current().nextLong(most / 10 + 1);
    }
}
