package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
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

    /** How far ahead one may be planned. */
    private static final Duration FARTHEST = Duration.ofDays(90);

    private static final ManualOverride WITHOUT_REASON =
            new ManualOverride(null, null, null, null, null, Origin.OPERATOR);

    private final @Nullable String reason;
    private final @Nullable String actor;
    private final @Nullable Instant from;
    private final @Nullable Duration duration;
    private final @Nullable Long expectedGeneration;
    private final Origin origin;

    private ManualOverride(
            @Nullable String reason,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Duration duration,
            @Nullable Long expectedGeneration,
            Origin origin) {
        this.reason = reason;
        this.actor = actor;
        this.from = from;
        this.duration = duration;
        this.expectedGeneration = expectedGeneration;
        this.origin = origin;
    }

    /**
     * An intervention with its reason.
     *
     * @param reason why, for those who find the breaker in this state later
     * @return it, with no actor and no end
     * @throws IllegalArgumentException if the reason is blank: if there is nothing to see in it
     */
    public static ManualOverride because(String reason) {
        return new ManualOverride(requireText("reason", reason), null, null, null, null, Origin.OPERATOR);
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
        return new ManualOverride(reason, requireText("actor", actor), from, duration, expectedGeneration, origin);
    }

    /**
     * The same, but planned: it begins later, by the clock alone. It means something only where a breaker is forced, which
     * checks it by its own clock: it must not be past, and at most 90 days ahead.
     *
     * @param from when it begins
     * @return a copy with this beginning
     */
    public ManualOverride from(Instant from) {
        return new ManualOverride(
                reason, actor, Objects.requireNonNull(from, "from"), duration, expectedGeneration, origin);
    }

    /**
     * Checks when one may begin, for who has no breaker yet that would.
     *
     * @param from when it is to begin
     * @param present what the time is then
     * @return what is wrong with it, if anything is
     */
    public static Optional<String> checkFrom(Instant from, Instant present) {
        return from.isBefore(present) || from.isAfter(present.plus(FARTHEST))
                ? Optional.of("from must be from now, which is " + present + ", to " + FARTHEST.toDays()
                        + " days ahead but is " + from)
                : Optional.empty();
    }

    /**
     * The same with an end, after which the breaker releases itself. It means something only where a breaker is forced.
     *
     * @param duration how long from now or, where it is {@linkplain #from planned}, from its beginning on; more than nothing
     *     and at most 365 days
     * @return a copy with this end
     * @throws IllegalArgumentException if the end would not be after now or is too far away
     */
    public ManualOverride lasting(Duration duration) {
        if (duration.isZero() || duration.isNegative() || duration.compareTo(BreakerSettings.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "duration must be more than PT0S and at most " + BreakerSettings.LONGEST + " but is " + duration);
        }
        return new ManualOverride(reason, actor, from, duration, expectedGeneration, origin);
    }

    /**
     * The same for one generation of the breaker only, so that nobody overrides what they have not seen. At another one
     * the operation throws {@link StaleGenerationException} and changes nothing; it compares and acts in one step.
     *
     * @param generation as in {@link BreakerSnapshot#generation()}
     * @return a copy with this condition
     */
    public ManualOverride expecting(long generation) {
        return new ManualOverride(reason, actor, from, duration, generation, origin);
    }

    /**
     * The same for this node alone: where several nodes pass interventions on to each other, this one stays here. It does not
     * outlive the application either.
     *
     * @return a copy that is not passed on
     */
    public ManualOverride here() {
        return causedBy(Origin.OPERATOR_HERE);
    }

    /**
     * The same as somebody did it on another node, or before this application was started. What passes interventions on
     * says so, that whoever hears of the transition does not pass it back.
     *
     * @param origin {@link Origin#OPERATOR}, as it is without this, {@link Origin#OPERATOR_HERE}, {@link Origin#OTHER_NODE} or
     *     {@link Origin#RESTORED}
     * @return a copy of that origin
     * @throws IllegalArgumentException for one that is nobody's intervention
     */
    public ManualOverride causedBy(Origin origin) {
        if (!origin.isManual()) {
            throw new IllegalArgumentException(
                    "origin must be OPERATOR, OPERATOR_HERE, OTHER_NODE or RESTORED but is " + origin);
        }
        return new ManualOverride(reason, actor, from, duration, expectedGeneration, origin);
    }

    /** The same as it begins: it was planned, and the clock alone has brought it. */
    ManualOverride begun() {
        return new ManualOverride(reason, actor, from, duration, expectedGeneration, Origin.CLOCK);
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
     * Tells when it begins.
     *
     * @return the beginning, if it is planned; else it begins at once
     */
    public Optional<Instant> from() {
        return Optional.ofNullable(from);
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

    /**
     * Tells where and when somebody intervened.
     *
     * @return here and now, on another node, or before this application was started
     */
    public Origin origin() {
        return origin;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ManualOverride that
                && Objects.equals(reason, that.reason)
                && Objects.equals(actor, that.actor)
                && Objects.equals(from, that.from)
                && Objects.equals(duration, that.duration)
                && Objects.equals(expectedGeneration, that.expectedGeneration)
                && origin == that.origin;
    }

    @Override
    public int hashCode() {
        return Objects.hash(reason, actor, from, duration, expectedGeneration, origin);
    }

    @Override
    public String toString() {
        return "ManualOverride[reason=" + reason + ", actor=" + actor + ", from=" + from + ", duration=" + duration
                + ", expectedGeneration=" + expectedGeneration + ", origin=" + origin + "]";
    }

    private static String requireText(String member, String text) {
        if (VisibleText.isBlank(text)) {
            throw new IllegalArgumentException(member + " must not be blank");
        }
        return text;
    }
}
