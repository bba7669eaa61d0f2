package io.github.switchgear.demo.alert;

import static java.util.Objects.requireNonNull;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the webhook posts: a CloudEvent in structured JSON mode, without the members that nobody here asks for.
 *
 * @param source the node that tells it
 * @param id its own, among those of the source; a post that is repeated has the same
 * @param time when it happened, which may be long before it is told
 */
record BreakerEvent(String source, String id, String type, Instant time, Data data) {
    static final String MEDIA_TYPE = "application/cloudevents+json";

    private static final String TYPE = "io.github.switchgear.transition";

    BreakerEvent {
        requireNonNull(source, "source");
        requireNonNull(id, "id");
        requireNonNull(time, "time");
        requireNonNull(data, "data");
        if (!TYPE.equals(type)) {
            throw new IllegalArgumentException("another type of event");
        }
    }

    /**
     * What has become of a breaker.
     *
     * @param openings how often it has opened since that was last told; null where the event tells of itself alone
     */
    record Data(
            String breaker,
            @Nullable String key,
            BreakerState from,
            BreakerState to,
            Cause cause,
            @Nullable String failure,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable Integer openings) {

        Data {
            requireNonNull(breaker, "breaker");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            requireNonNull(cause, "cause");
        }

        /** Of how many openings it tells. */
        int openingsTold() {
            if (openings != null) {
                return openings;
            }
            return switch (to) {
                case OPEN, FORCED_OPEN, FORCED_CLOSED -> 1;
                case CLOSED, HALF_OPEN -> 0;
            };
        }
    }
}
