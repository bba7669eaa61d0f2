package io.github.switchgear.telemetry;

import io.github.switchgear.core.BreakerState;
import javax.management.ConstructorParameters;
import org.jspecify.annotations.Nullable;

/** What somebody has decided about a breaker. Immutable. */
public final class OverrideData {

    private final BreakerState kind;
    private final String reason;
    private final @Nullable String actor;
    private final String since;
    private final @Nullable String until;

    /**
     * With all that it tells.
     *
     * @param kind {@code FORCED_OPEN} or {@code FORCED_CLOSED}
     * @param reason why
     * @param actor who; null if nobody knows
     * @param since the instant from which on it is forced
     * @param until the instant to which it is forced; null for until it is released
     */
    @ConstructorParameters({"kind", "reason", "actor", "since", "until"})
    public OverrideData(
            BreakerState kind, String reason, @Nullable String actor, String since, @Nullable String until) {
        this.kind = kind;
        this.reason = reason;
        this.actor = actor;
        this.since = since;
        this.until = until;
    }

    /**
     * Tells what it is forced to.
     *
     * @return {@code FORCED_OPEN} or {@code FORCED_CLOSED}
     */
    public BreakerState getKind() {
        return kind;
    }

    /**
     * Tells the reason.
     *
     * @return why
     */
    public String getReason() {
        return reason;
    }

    /**
     * Tells the actor.
     *
     * @return who; null if nobody knows
     */
    public @Nullable String getActor() {
        return actor;
    }

    /**
     * Tells the beginning.
     *
     * @return the instant from which on it is forced
     */
    public String getSince() {
        return since;
    }

    /**
     * Tells the end.
     *
     * @return the instant to which it is forced; null for until it is released
     */
    public @Nullable String getUntil() {
        return until;
    }
}
