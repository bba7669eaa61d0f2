package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.StateTag;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who changes something, why, from when on, for how long, and what they have seen before. Immutable; what cannot be is refused as soon
 * as it is said.
 *
 * <pre>{@code
 * Intervention.by("ann").because("warehouse moves").lasting(Duration.ofMinutes(10))
 * }</pre>
 *
 * @param actor who
 * @param reason why, if told
 * @param from when it begins, if not at once; it means something only where a breaker is forced
 * @param duration for how long, if told; it means something only where a breaker is forced
 * @param seen the breaker must still be in one of these states, named by {@link StateTag#opaque()}; null if any will do
 * @param forNode whether it is for this node alone, where there are others of a fleet
 */
public record Intervention(
        String actor,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Duration duration,
        @Nullable List<String> seen,
        boolean forNode) {

    /** How many characters a reason may have, as people count them. */
    public static final int LONGEST_REASON = 500;

    /**
     * Checks all of it.
     *
     * @param actor who
     * @param reason why, if told
     * @param from when it begins, if not at once; only the breaker, by its own clock, can tell whether that can be
     * @param duration for how long, if told
     * @param seen names of states, if it matters
     * @param forNode whether it is for this node alone
     * @throws Refusal if actor or reason is blank, the reason too long, or the duration out of bounds
     */
    public Intervention {
        requireVisible("actor", actor);
        if (reason != null) {
            requireVisible("reason", reason);
            if (length(reason) > LONGEST_REASON) {
                throw Refusal.invalid("'reason' may have " + LONGEST_REASON + " characters but has " + length(reason));
            }
        }
        if (duration != null) {
            requireWithinBounds(duration);
        }
        seen = seen == null ? null : List.copyOf(seen);
    }

    /**
     * One without a reason, an end or a condition.
     *
     * @param actor who
     * @return it
     * @throws Refusal if there is nothing to see in the name
     */
    public static Intervention by(String actor) {
        return new Intervention(actor, null, null, null, null, false);
    }

    /**
     * The same with a reason.
     *
     * @param why for those who find the breaker in this state later
     * @return a copy with this reason
     * @throws Refusal if it is blank or longer than {@link #LONGEST_REASON}
     */
    public Intervention because(String why) {
        return new Intervention(actor, why, from, duration, seen, forNode);
    }

    /**
     * The same, but planned: a breaker is forced later, by its clock alone.
     *
     * @param moment when it begins; not past, and at most 90 days ahead
     * @return a copy with this beginning
     */
    public Intervention from(Instant moment) {
        return new Intervention(actor, reason, moment, duration, seen, forNode);
    }

    /**
     * The same with an end, after which a forced breaker releases itself.
     *
     * @param time how long from its beginning on, more than nothing and at most 365 days
     * @return a copy with this end
     * @throws Refusal if it is out of bounds
     */
    public Intervention lasting(Duration time) {
        return new Intervention(actor, reason, from, time, seen, forNode);
    }

    /**
     * The same on condition that nothing has happened to the breaker which the caller has not seen.
     *
     * @param tags each as {@link StateTag#opaque()}, of which one must be that of the breaker then; with none, nothing is done
     * @return a copy with this condition
     */
    public Intervention ifSeen(List<String> tags) {
        return new Intervention(actor, reason, from, duration, tags, forNode);
    }

    /**
     * The same for this node alone, where nodes of a fleet pass interventions on to each other.
     *
     * @return a copy that is not passed on
     */
    public Intervention here() {
        return new Intervention(actor, reason, from, duration, seen, true);
    }

    private static void requireVisible(String member, String text) {
        if (VisibleText.isBlank(text)) {
            throw Refusal.invalid("'" + member + "' must not be blank: there is nothing to see in it");
        }
    }

    private static void requireWithinBounds(Duration duration) {
        try {
            ManualOverride.withoutReason().lasting(duration);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("'duration' is out of bounds: " + e.getMessage());
        }
    }

    /** As people count: what is outside of the first plane, as most emoji are, is one character and two of Java's. */
    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** It as the core wants it. */
    ManualOverride override() {
        ManualOverride override = reason == null ? ManualOverride.withoutReason() : ManualOverride.because(reason);
        override = override.by(actor);
        override = forNode ? override.here() : override;
        override = from == null ? override : override.from(from);
        return duration == null ? override : override.lasting(duration);
    }
}
