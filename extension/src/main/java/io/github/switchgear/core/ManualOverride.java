package io.github.switchgear.core;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Who intervenes in a breaker by hand, why, and for how long. Immutable.
 *
 * <pre>{@code
 * breaker.forceOpen(ManualOverride.because("warehouse moves").by("ann").lasting(Duration.ofMinutes(10)));
 * }</pre>
 */
public final class ManualOverride {

    private static final ManualOverride WITHOUT_REASON = new ManualOverride(null, null, null, null);

    private final @Nullable String reason;
    private final @Nullable String actor;
    private final @Nullable Duration duration;
    private final @Nullable Long expectedGeneration;

    private ManualOverride(
            @Nullable String reason,
            @Nullable String actor,
            @Nullable Duration duration,
            @Nullable Long expectedGeneration) {
        this.reason = reason;
        this.actor = actor;
        this.duration = duration;
        this.expectedGeneration = expectedGeneration;
    }

    /**
     * An intervention with its reason.
     *
     * @param reason why, for those who find the breaker in this state later
     * @return it, with no actor and no end
     * @throws IllegalArgumentException if the reason is blank: if there is nothing to see in it
     */
    public static ManualOverride because(String reason) {
        return new ManualOverride(requireText("reason", reason), null, null, null);
    }

    /**
     * An intervention that needs no reason: a {@link CircuitBreaker#reset(ManualOverride) reset} or a
     * {@link CircuitBreaker#release(ManualOverride) release}. Forcing a breaker does need one.
     *
     * @return it, with no actor and no end
     */
    public static ManualOverride withoutReason() {
        return WITHOUT_REASON;
    }

    /**
     * The same by somebody.
     *
     * @param actor who
     * @return a copy with this actor
     * @throws IllegalArgumentException if the actor is blank: if there is nothing to see in it
     */
    public ManualOverride by(String actor) {
        return new ManualOverride(reason, requireText("actor", actor), duration, expectedGeneration);
    }

    /**
     * The same with an end, after which the breaker releases itself. It means something only where a breaker is forced.
     *
     * @param duration how long from now on, more than nothing and at most 365 days
     * @return a copy with this end
     * @throws IllegalArgumentException if the end would not be after now or is too far away
     */
    public ManualOverride lasting(Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(BreakerSettings.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "duration must be more than PT0S and at most " + BreakerSettings.LONGEST + " but is " + duration);
        }
        return new ManualOverride(reason, actor, duration, expectedGeneration);
    }

    /**
     * The same for one generation of the breaker only, so that nobody overrides what they have not seen. At another one
     * the operation throws {@link StaleGenerationException} and changes nothing; it compares and acts in one step.
     *
     * @param generation as in {@link BreakerSnapshot#generation()}
     * @return a copy with this condition
     */
    public ManualOverride expecting(long generation) {
        return new ManualOverride(reason, actor, duration, generation);
    }

    /**
     * Tells why.
     *
     * @return the reason, if one was given
     */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * Tells who.
     *
     * @return the actor, if known
     */
    public Optional<String> actor() {
        return Optional.ofNullable(actor);
    }

    /**
     * Tells for how long.
     *
     * @return the duration, if it has an end
     */
    public Optional<Duration> duration() {
        return Optional.ofNullable(duration);
    }

    /**
     * Tells for which generation only.
     *
     * @return the generation, if there is a condition
     */
    public OptionalLong expectedGeneration() {
        return expectedGeneration == null ? OptionalLong.empty() : OptionalLong.of(expectedGeneration);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ManualOverride that
                && Objects.equals(reason, that.reason)
                && Objects.equals(actor, that.actor)
                && Objects.equals(duration, that.duration)
                && Objects.equals(expectedGeneration, that.expectedGeneration);
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, actor, duration, expectedGeneration);
    }

    @Override
    public String toString() {
        return "ManualOverride[reason=" + reason + ", actor=" + actor + ", duration=" + duration
                + ", expectedGeneration=" + expectedGeneration + "]";
    }

    private static String requireText(String member, String text) {
        if (VisibleText.isBlank(text)) {
            throw new IllegalArgumentException(member + " must not be blank");
        }
        return text;
    }
}
