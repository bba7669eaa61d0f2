package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import io.github.switchgear.core.StaleGenerationException;
import io.github.switchgear.core.VisibleText;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.RegisterMap;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.BreakerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has the breakers of this node do what was decided elsewhere, or before it was started. What is done already is not done again, and
 * what cannot be done, or should not any more, is left: it is known all the same. Operators of this node go on meanwhile, and nothing
 * that they do is undone by what is older.
 */
final class LocalBreakers {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final Duration LONGEST = Duration.ofDays(365);

    /** A reset erases no automatic state that began so long after it: who decided it has not seen that. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** So often a breaker may change between a look at it and what is done. */
    private static final int MOST_TRIES = 100;

    private final BreakerRegistry registry;
    private final Supplier<Instant> wall;
    private final Instant started;

    /** Up to which generation it is known what operators of this node have done; used by one thread. */
    private final Map<CircuitBreaker, Long> noted = new WeakHashMap<>();

    LocalBreakers(BreakerRegistry registry, Supplier<Instant> wall) {
        this.registry = registry;
        this.wall = wall;
        this.started = wall.get();
    }

    /**
     * Has a breaker, or that of a key, do what was decided of it: it is forced by what forces it now, and by nothing else; and so it
     * is with what is planned.
     *
     * @param present the breaker's or the key's subject for what it does from now on
     * @param origin as what it is to be told here
     */
    void align(Subject present, RegisterMap map, Origin origin) {
        Instant now = wall.get();
        Optional<Decision> force = map.force(present, now);
        Optional<Decision> plan = map.plan(present.in(Slot.PLANNED), now);
        breaker(present, force.isPresent() || plan.isPresent()).ifPresent(breaker -> {
            Optional<Decision> end = map.find(present);
            unlessOvertaken(
                    breaker,
                    seen -> force.ifPresentOrElse(
                            decision -> force(decision, breaker, seen, origin, now),
                            () -> unforce(end, breaker, seen, origin)));
            plan.ifPresentOrElse(decision -> plan(decision, breaker, origin), () -> unplan(end, breaker, origin));
        });
    }

    /** How the breaker of a name, or null for all of them, is, and which decision each knows. */
    List<BreakerStatus> statuses(RegisterMap map, @Nullable String name) {
        List<BreakerStatus> statuses = new ArrayList<>();
        for (CircuitBreaker breaker :
                name == null ? registry.all() : registry.find(name).stream().toList()) {
            BreakerSnapshot now = breaker.snapshot();
            Version decided = Stream.of(Slot.PRESENT, Slot.PLANNED)
                    .flatMap(slot -> map.find(new Subject(now.name(), null, slot)).stream())
                    .map(Decision::version)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            statuses.add(new BreakerStatus(
                    now.name(),
                    now.state(),
                    now.since(),
                    now.consecutiveFailures(),
                    now.totals(),
                    now.lastFailure(),
                    now.override(),
                    decided));
        }
        return statuses;
    }

    /**
     * Notes that what operators of this node have done to a breaker is known.
     *
     * @param generation the breaker's, of the last such change
     */
    void note(CircuitBreaker breaker, long generation) {
        noted.merge(breaker, generation, Math::max);
    }

    /**
     * Does something to a breaker as it is seen, unless an operator of this node has done something to it that is not known yet: it is
     * told of in a moment, and then decided which of the two is newer.
     */
    private void unlessOvertaken(CircuitBreaker breaker, Consumer<BreakerSnapshot> action) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            BreakerSnapshot seen = breaker.snapshot();
            if (isOvertaken(breaker)) {
                return;
            }
            try {
                action.accept(seen);
                return;
            } catch (StaleGenerationException changed) {
                LOG.log(System.Logger.Level.DEBUG, "{0} has changed meanwhile, and is looked at again", breaker.name());
            }
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "Breaker ''{0}'' changes too often for what was decided elsewhere; it is done with the next news of it",
                VisibleText.of(breaker.name()));
    }

    private boolean isOvertaken(CircuitBreaker breaker) {
        long known = noted.getOrDefault(breaker, -1L);
        for (BreakerTransition change : breaker.history()) {
            if (change.generation() <= known) {
                return false;
            }
            if (change.origin() == Origin.OPERATOR) {
                return true;
            }
        }
        return false;
    }

    /** A release would also drop what is planned, which is seen to by itself. */
    private static void unforce(Optional<Decision> end, CircuitBreaker breaker, BreakerSnapshot seen, Origin origin) {
        if (seen.override() != null) {
            breaker.release(ending(end, origin).expecting(seen.generation()));
            end.ifPresent(decision -> TravelAudit.done(decision, breaker, origin, seen.state()));
        }
    }

    private static void unplan(Optional<Decision> end, CircuitBreaker breaker, Origin origin) {
        BreakerSnapshot seen = breaker.snapshot();
        if (seen.planned() != null) {
            breaker.dropPlanned(ending(end, origin));
            end.ifPresent(decision -> TravelAudit.done(decision, breaker, origin, seen.state()));
        }
    }

    /** Of what nothing is decided, nothing is told but that it ends. */
    private static ManualOverride ending(Optional<Decision> end, Origin origin) {
        return end.map(decision -> by(decision, origin))
                .orElseGet(() -> ManualOverride.withoutReason().causedBy(origin));
    }

    private static void force(
            Decision decision, CircuitBreaker breaker, BreakerSnapshot seen, Origin origin, Instant now) {
        if (isForced(decision, seen.override())) {
            return;
        }
        ManualOverride why =
                lasting(by(decision, origin), now, decision.until()).expecting(seen.generation());
        if (decision.kind() == Kind.FORCED_OPEN) {
            breaker.forceOpen(why);
        } else {
            breaker.forceClosed(why);
        }
        TravelAudit.done(decision, breaker, origin, seen.state());
    }

    /** A breaker goes by a clock of its own, to which the beginning may be past already: then the next look sees it begun. */
    private static void plan(Decision decision, CircuitBreaker breaker, Origin origin) {
        BreakerSnapshot seen = breaker.snapshot();
        if (isPlanned(decision, seen.planned())) {
            return;
        }
        Instant from = Objects.requireNonNull(decision.from(), "from");
        ManualOverride why = lasting(by(decision, origin).from(from), from, decision.until());
        try {
            if (decision.kind() == Kind.FORCED_OPEN) {
                breaker.forceOpen(why);
            } else {
                breaker.forceClosed(why);
            }
            TravelAudit.done(decision, breaker, origin, seen.state());
        } catch (IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "What was planned cannot be on this node: " + decision + ": " + e.getMessage());
        }
    }

    private static ManualOverride lasting(ManualOverride override, Instant from, @Nullable Instant until) {
        if (until == null) {
            return override;
        }
        Duration left = Duration.between(from, until);
        return override.lasting(left.compareTo(LONGEST) > 0 ? LONGEST : left);
    }

    /** Has all keys of a family that are tracked do what was decided of them. */
    void alignKeys(String family, RegisterMap map, Origin origin) {
        registry.keyed(family)
                .ifPresent(keyed -> keyed.tracked()
                        .forEach(
                                key -> align(new Subject(family, key.key().orElseThrow(), Slot.PRESENT), map, origin)));
    }

    /**
     * Resets a breaker as somebody has decided, unless that would erase an automatic state which they cannot have seen: that of
     * another life of this application, or one that came more than a minute later.
     */
    void reset(Decision reset, Origin origin) {
        Instant decided = reset.version().at();
        if (decided.isBefore(started)) {
            return;
        }
        breaker(reset.subject(), false)
                .ifPresent(breaker -> unlessOvertaken(breaker, seen -> {
                    if (!seen.since().isAfter(decided.plus(FRESH))) {
                        breaker.reset(by(reset, origin).expecting(seen.generation()));
                        TravelAudit.done(reset, breaker, origin, seen.state());
                    }
                }));
    }

    /** A force tracks the key that it is for; a key of which only a hash is known has to come with a call. */
    private Optional<CircuitBreaker> breaker(Subject subject, boolean forces) {
        String key = subject.key();
        if (key == null) {
            return registry.find(subject.breaker());
        }
        KeyedBreakers family = registry.keyed(subject.breaker()).orElse(null);
        if (family == null) {
            return Optional.empty();
        }
        Optional<CircuitBreaker> tracked = family.find(key);
        boolean mayTrack = forces && family.shown(key).equals(key);
        return tracked.isEmpty() && mayTrack ? family.track(key) : tracked;
    }

    private static boolean isForced(Decision decision, @Nullable ActiveOverride override) {
        return override != null
                && Capture.kind(override.kind()) == decision.kind()
                && Objects.equals(override.reason(), decision.reason())
                && Objects.equals(override.actor(), decision.actor())
                && isSame(override.until(), decision.until());
    }

    private static boolean isPlanned(Decision decision, @Nullable PlannedOverride planned) {
        return planned != null
                && Capture.kind(planned.kind()) == decision.kind()
                && Objects.equals(planned.reason(), decision.reason())
                && Objects.equals(planned.actor(), decision.actor())
                && isSame(planned.from(), decision.from())
                && isSame(planned.until(), decision.until());
    }

    /** Nodes tell each other whole milliseconds, and a breaker adds what is left of the time to its own clock. */
    private static boolean isSame(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return Duration.between(one, other).abs().compareTo(Duration.ofSeconds(1)) < 0;
    }

    static ManualOverride by(Decision decision, Origin origin) {
        String reason = decision.reason();
        String actor = decision.actor();
        ManualOverride override = reason == null ? ManualOverride.withoutReason() : ManualOverride.because(reason);
        override = actor == null ? override : override.by(actor);
        return override.causedBy(origin);
    }
}
