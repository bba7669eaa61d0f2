package io.github.switchgear.fleet.register;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a breaker or a key, at one moment on one node, for all of them. Immutable.
 *
 * @param subject of what
 * @param kind what
 * @param reason why, where they told
 * @param actor who, where that is known
 * @param from when a force begins; null for what is none
 * @param until when a force ends; null for one without an end, and for what is none
 * @param version when and where
 * @param value that a setting is to have, as text; null for all else
 */
public record Decision(
        Subject subject,
        Kind kind,
        @Nullable String reason,
        @Nullable String actor,
        @Nullable Instant from,
        @Nullable Instant until,
        Version version,
        @Nullable String value) {

    /** What can be decided. */
    public enum Kind {

        /** It rejects all calls. */
        FORCED_OPEN,

        /** It lets all calls through. */
        FORCED_CLOSED,

        /** It is its automatic machine's again, and nothing is planned. */
        RELEASED,

        /** It is closed, nothing is planned, and of a family no key is forced any more. */
        RESET,

        /** A setting has another value, until the application is started anew. */
        CHANGED;

        /** Whether it forces a breaker; else it ends that. */
        public boolean isForce() {
            return this == FORCED_OPEN || this == FORCED_CLOSED;
        }
    }

    /**
     * Checks that it can be.
     *
     * @throws IllegalArgumentException if a force has no beginning or no reason, what is none has a beginning or an end, or its slot
     *     is for another kind
     */
    public Decision {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(version, "version");
        if (kind.isForce() ? from == null || reason == null : from != null || until != null) {
            throw new IllegalArgumentException(kind + " of " + subject + " must "
                    + (kind.isForce() ? "have a beginning and a reason" : "have neither a beginning nor an end"));
        }
        boolean fits = switch (subject.slot()) {
            case PRESENT -> kind != Kind.CHANGED;
            case PLANNED -> kind.isForce() || kind == Kind.RELEASED;
            case KEYS -> kind == Kind.RESET && subject.key() == null;
            case SETTING -> kind == Kind.CHANGED && subject.key() != null;
        };
        if (!fits) {
            throw new IllegalArgumentException(subject + " cannot be " + kind);
        }
        if ((value != null) != (kind == Kind.CHANGED)) {
            throw new IllegalArgumentException(
                    kind + " of " + subject + " must " + (kind == Kind.CHANGED ? "have a value" : "have no value"));
        }
    }

    /** What changes no setting. */
    public Decision(
            Subject subject,
            Kind kind,
            @Nullable String reason,
            @Nullable String actor,
            @Nullable Instant from,
            @Nullable Instant until,
            Version version) {
        this(subject, kind, reason, actor, from, until, version, null);
    }

    /** Whether it forces at some moment; a force that has ended does not, nor one that has not begun. */
    public boolean forcesAt(Instant moment) {
        return from != null && !from.isAfter(moment) && !hasEnded(moment);
    }

    /** Whether it is a force that begins after some moment. */
    public boolean isLaterThan(Instant moment) {
        return from != null && from.isAfter(moment);
    }

    /** Whether it is a force that has ended by some moment. */
    public boolean hasEnded(Instant moment) {
        return until != null && !until.isAfter(moment);
    }
}
