package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.HybridClock;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes decisions of what somebody does to the breakers of this node. Transitions of several threads may be told out of order: of one
 * that another has replaced nothing is made, as that one is told, too.
 */
final class Capture {

    /** What decides on what a breaker does from then on. */
    private static final Set<Cause> PRESENT = EnumSet.of(Cause.FORCED, Cause.RELEASED, Cause.RESET);

    /** What decides on what it will do later. */
    private static final Set<Cause> PLANNED = EnumSet.of(Cause.PLANNED, Cause.RELEASED, Cause.RESET);

    private final HybridClock clock;

    Capture(HybridClock clock) {
        this.clock = clock;
    }

    /**
     * What somebody has decided for the whole fleet. Its version comes first and the look at the breaker then: so whatever replaces it
     * later has the greater one.
     *
     * @param change that a breaker of this node tells
     * @param breaker that it is of; null where it is that of a key which is forgotten already
     * @return the decisions, all of one version; none where it was for this node alone, where nobody decided, and where another one
     *     has replaced it
     */
    List<Decision> decisions(BreakerTransition change, @Nullable CircuitBreaker breaker) {
        if (change.origin() != Origin.OPERATOR) {
            return List.of();
        }
        Version version = clock.next();
        return switch (change.cause()) {
            case FORCED ->
                breaker == null || isReplaced(change, breaker, PRESENT) ? List.of() : forced(change, breaker, version);
            case PLANNED ->
                breaker == null || isReplaced(change, breaker, PLANNED) ? List.of() : planned(change, breaker, version);
            case RELEASED -> released(change, breaker, version);
            case RESET -> breaker != null && isReplaced(change, breaker, PRESENT) ? List.of() : reset(change, version);
            default -> List.of();
        };
    }

    /** Whether somebody has done something since that counts instead, here or on another node; who did it here, tells of it. */
    private static boolean isReplaced(BreakerTransition change, CircuitBreaker breaker, Set<Cause> by) {
        for (BreakerTransition later : breaker.history()) {
            if (later.equals(change)) {
                return false;
            }
            if (by.contains(later.cause()) && later.origin() != Origin.CLOCK) {
                return true;
            }
        }
        return true;
    }

    private static List<Decision> forced(BreakerTransition change, CircuitBreaker breaker, Version version) {
        ActiveOverride override = breaker.snapshot().override();
        if (override == null || override.kind() != change.to() || !isOf(change, override.reason(), override.actor())) {
            return List.of();
        }
        return List.of(new Decision(
                subject(change, Slot.PRESENT),
                kind(override.kind()),
                override.reason(),
                override.actor(),
                change.at(),
                override.until(),
                version));
    }

    private static List<Decision> planned(BreakerTransition change, CircuitBreaker breaker, Version version) {
        PlannedOverride planned = breaker.snapshot().planned();
        if (planned == null || !isOf(change, planned.reason(), planned.actor())) {
            return List.of();
        }
        return List.of(new Decision(
                subject(change, Slot.PLANNED),
                kind(planned.kind()),
                planned.reason(),
                planned.actor(),
                planned.from(),
                planned.until(),
                version));
    }

    /** From a state to itself, only a plan was dropped. */
    private static List<Decision> released(
            BreakerTransition change, @Nullable CircuitBreaker breaker, Version version) {
        boolean endsForce = change.from() != change.to();
        if (breaker != null && isReplaced(change, breaker, endsForce ? PRESENT : PLANNED)) {
            return List.of();
        }
        return endsForce
                ? ended(change, Kind.RELEASED, version, Slot.PRESENT, Slot.PLANNED)
                : ended(change, Kind.RELEASED, version, Slot.PLANNED);
    }

    private static List<Decision> reset(BreakerTransition change, Version version) {
        return change.key() == null
                ? ended(change, Kind.RESET, version, Slot.PRESENT, Slot.PLANNED, Slot.KEYS)
                : ended(change, Kind.RESET, version, Slot.PRESENT, Slot.PLANNED);
    }

    private static List<Decision> ended(BreakerTransition change, Kind kind, Version version, Slot... slots) {
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
