package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.HybridClock;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions of what somebody does to the breakers of this node. Transitions of several threads may be told out of order: so a
 * decision is made of what the breaker does now, and one of which nothing is to be seen any more is left to who has replaced it, of
 * whom a transition tells, too.
 */
final class Capture {

    private final HybridClock clock;

    Capture(HybridClock clock) {
        this.clock = clock;
    }

    /**
     * What somebody has decided for the whole fleet.
     *
     * @param change that a breaker of this node tells
     * @param now what the breaker looks like; null where it is that of a key which is forgotten already
     * @return the decisions, all of one version; none where it was for this node alone, where nobody decided, and where another one
     *     has replaced it
     */
    List<Decision> decisions(BreakerTransition change, @Nullable BreakerSnapshot now) {
        if (change.origin() != Origin.OPERATOR) {
            return List.of();
        }
        ActiveOverride override = now == null ? null : now.override();
        return switch (change.cause()) {
            case FORCED -> override == null ? List.of() : forced(change, override);
            case PLANNED -> now == null || now.planned() == null ? List.of() : planned(change, now.planned());
            case RELEASED -> released(change, now);
            case RESET -> isForcedSince(change, override) ? List.of() : reset(change);
            default -> List.of();
        };
    }

    private List<Decision> forced(BreakerTransition change, ActiveOverride override) {
        if (override.kind() != change.to() || !isOf(change, override.reason(), override.actor())) {
            return List.of();
        }
        return List.of(new Decision(
                subject(change, Slot.PRESENT),
                kind(override.kind()),
                override.reason(),
                override.actor(),
                change.at(),
                override.until(),
                clock.next()));
    }

    private List<Decision> planned(BreakerTransition change, PlannedOverride planned) {
        if (!isOf(change, planned.reason(), planned.actor())) {
            return List.of();
        }
        return List.of(new Decision(
                subject(change, Slot.PLANNED),
                kind(planned.kind()),
                planned.reason(),
                planned.actor(),
                planned.from(),
                planned.until(),
                clock.next()));
    }

    /** From a state to itself, only a plan was dropped. */
    private List<Decision> released(BreakerTransition change, @Nullable BreakerSnapshot now) {
        boolean wasForced = change.from() == BreakerState.FORCED_OPEN || change.from() == BreakerState.FORCED_CLOSED;
        if (wasForced && change.from() != change.to()) {
            return isForcedSince(change, now == null ? null : now.override())
                    ? List.of()
                    : ended(change, Kind.RELEASED, Slot.PRESENT, Slot.PLANNED);
        }
        return now != null && now.planned() != null ? List.of() : ended(change, Kind.RELEASED, Slot.PLANNED);
    }

    private List<Decision> reset(BreakerTransition change) {
        return change.key() == null
                ? ended(change, Kind.RESET, Slot.PRESENT, Slot.PLANNED, Slot.KEYS)
                : ended(change, Kind.RESET, Slot.PRESENT, Slot.PLANNED);
    }

    /** A force that began later has taken its place; the family's, which a key goes by when its own ends, began before. */
    private static boolean isForcedSince(BreakerTransition change, @Nullable ActiveOverride override) {
        return override != null && override.since().isAfter(change.at());
    }

    private List<Decision> ended(BreakerTransition change, Kind kind, Slot... slots) {
        Version version = clock.next();
        return Stream.of(slots)
                .map(slot -> new Decision(
                        subject(change, slot),
                        slot == Slot.PLANNED ? Kind.RELEASED : kind,
                        change.reason(),
                        change.actor(),
                        null,
                        null,
                        version))
                .toList();
    }

    private static boolean isOf(BreakerTransition change, @Nullable String reason, @Nullable String actor) {
        return Objects.equals(change.reason(), reason) && Objects.equals(change.actor(), actor);
    }

    private static Subject subject(BreakerTransition change, Slot slot) {
        return new Subject(change.breaker(), change.key(), slot);
    }

    static Kind kind(BreakerState state) {
        return state == BreakerState.FORCED_OPEN ? Kind.FORCED_OPEN : Kind.FORCED_CLOSED;
    }
}
