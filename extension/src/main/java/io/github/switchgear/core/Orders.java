package io.github.switchgear.core;

import org.jspecify.annotations.Nullable;

/**
 * One thing that has been done to a family of breakers and holds for each of its keys, with what is in force since. Each key
 * follows them one by one, before whatever else it does.
 *
 * <p>Each knows the next one, once that is in force; the last one does not keep those before it, so that they are gone when
 * every key has followed them. Until it is linked, it knows the one before it.
 */
final class Orders {

    private final @Nullable Cause cause;
    private final Deadline at;
    private final BreakerSettings settings;
    private final Phase.@Nullable Forced forced;
    private final @Nullable Phase ended;

    private volatile @Nullable Orders previous;
    private volatile @Nullable Orders next;

    private Orders(
            @Nullable Orders previous,
            @Nullable Cause cause,
            Deadline at,
            BreakerSettings settings,
            Phase.@Nullable Forced forced,
            @Nullable Phase ended) {
        this.previous = previous;
        this.cause = cause;
        this.at = at;
        this.settings = settings;
        this.forced = forced;
        this.ended = ended;
    }

    /** Of a family to which nothing has been done. */
    static Orders none(BreakerSettings settings, Deadline at) {
        return new Orders(null, null, at, settings, null, null);
    }

    /** With what a step of the family's own breaker means for its keys; the same where it means nothing. */
    Orders and(Cause step, Deadline when, State before, State after) {
        return switch (step) {
            case FORCED -> new Orders(this, step, when, settings, (Phase.Forced) after.phase(), null);
            case RELEASED, OVERRIDE_ENDED ->
                new Orders(this, step, when, settings, null, before.phase().successor());
            case RESET -> new Orders(this, step, when, settings, null, after.phase());
            case RECONFIGURED -> new Orders(this, step, when, after.settings(), forced, null);
            case FAILURES_REACHED, FAILURE_RATIO_REACHED, RETRY_TIME_PASSED, PROBE_SUCCEEDED, PROBE_FAILED, PLANNED ->
                this;
        };
    }

    boolean isReset() {
        return cause == Cause.RESET;
    }

    Deadline at() {
        return at;
    }

    /** Those of all keys. */
    BreakerSettings settings() {
        return settings;
    }

    /** What all keys do that are not forced themselves; null where the family is not forced. */
    Phase.@Nullable Forced forced() {
        return forced;
    }

    /** What keys do now for which something has begun or ended by this; null where nothing has. */
    @Nullable
    Phase ordered() {
        return cause == Cause.FORCED ? forced : ended;
    }

    /**
     * Lets those before know what comes after them, now that this is in force: the oldest first, so that of one which knows none
     * before it all older ones know what comes after.
     */
    void link() {
        Orders last = this;
        Orders before = last.previous;
        while (before != null) {
            if (before.previous == null) {
                before.next = last;
                last.previous = null;
                last = this;
            } else {
                last = before;
            }
            before = last.previous;
        }
    }

    /** The first that comes after one of those before; null where this is that one. */
    @SuppressWarnings("ReferenceEquality") // each is one of its kind
    @Nullable
    Orders firstAfter(Orders followed) {
        if (followed == this) {
            return null;
        }
        Orders last = this;
        Orders before = last.previous;
        while (before != null && before != followed) {
            last = before;
            before = last.previous;
        }
        return before == null ? followed.next : last;
    }
}
