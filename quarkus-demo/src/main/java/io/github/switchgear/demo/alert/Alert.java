package io.github.switchgear.demo.alert;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event of the webhook, as the page shows it; numbers rise by one from 1, in the order in which events came.
 *
 * @param at when it happened
 * @param key of a breaker with keys; null for all of them, and for one without
 * @param openings of how many it tells; 0 for none
 * @param failure the exception's type; null if it was none, or none alone
 * @param actor who did it; null if nobody did
 * @param reason what they wrote; null if they wrote nothing
 */
public record Alert(
        long number,
        Instant at,
        String breaker,
        @Nullable String key,
        BreakerState from,
        BreakerState to,
        Cause cause,
        int openings,
        @Nullable String failure,
        @Nullable String actor,
        @Nullable String reason) {

    static Alert of(long number, BreakerEvent event) {
        BreakerEvent.Data data = event.data();
        return new Alert(
                number,
                event.time(),
                data.breaker(),
                data.key(),
                data.from(),
                data.to(),
                data.cause(),
                data.openingsTold(),
                data.failure(),
                data.actor(),
                data.reason());
    }
}
