package io.github.switchgear.fleet.admin;

import io.github.switchgear.admin.FleetReport;
import io.github.switchgear.admin.FleetReport.MemberState;
import io.github.switchgear.admin.FleetReport.Reached;
import io.github.switchgear.admin.FleetStatus;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.fleet.cdi.ApplicationFleet;
import io.github.switchgear.fleet.node.Picture;
import io.github.switchgear.fleet.node.Picture.Member;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.wire.BreakerStatus;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what all nodes tell. */
@Singleton
public class AdminFleetStatus implements FleetStatus {

    private static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0);

    /** The last look is half a second long itself, where a node does not answer. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ApplicationFleet fleet;
    private final Shared<FleetReport> whole = new Shared<>(() -> asked(null));

    /** Of this application's fleet. */
    @Inject
    public AdminFleetStatus(ApplicationFleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public Optional<FleetReport> report() {
        return whole.get();
    }

    @Override
    public Optional<FleetReport> report(String breaker) {
        return asked(breaker);
    }

    private Optional<FleetReport> asked(@Nullable String breaker) {
        return fleet.picture(breaker)
                .map(picture -> report(fleet.name().orElse(null), picture, breaker, Instant.now()));
    }

    @Override
    public boolean isOn() {
        return fleet.isOn();
    }

    @Override
    public Optional<FleetReport.Breaker> awaitReached(String breaker) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        Optional<FleetReport.Breaker> found = found(breaker);
        while (found.map(FleetReport.Breaker::reached)
                        .filter(reached -> !reached.missing().isEmpty())
                        .isPresent()
                && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            found = found(breaker);
        }
        return found;
    }

    private Optional<FleetReport.Breaker> found(String name) {
        return report(name).flatMap(report -> report.breakers().stream().findFirst());
    }

    static FleetReport report(@Nullable String name, Picture picture, @Nullable String only, Instant now) {
        Map<String, Map<Member, BreakerStatus>> byName = new TreeMap<>();
        for (Member member : picture.members()) {
            if (member.state() == Picture.State.LIVE) {
                member.breakers()
                        .forEach(breaker -> byName.computeIfAbsent(breaker.name(), it -> new LinkedHashMap<>())
                                .put(member, breaker));
            }
        }
        // What no node has, as in a rolling deployment, is shown all the same.
        for (Subject subject : picture.decisions().keySet()) {
            if (subject.key() == null
                    && subject.slot() == Slot.PRESENT
                    && (only == null || only.equals(subject.breaker()))) {
                byName.computeIfAbsent(subject.breaker(), it -> new LinkedHashMap<>());
            }
        }
        return new FleetReport(
                name,
                picture.members().stream()
                        .map(member -> member(member, picture, now))
                        .toList(),
                picture.alone(),
                byName.entrySet().stream()
                        .map(breaker -> breaker(breaker.getKey(), breaker.getValue(), picture, now))
                        .toList());
    }

    private static FleetReport.Member member(Member member, Picture picture, Instant now) {
        Instant told = member.told();
        return new FleetReport.Member(
                member.name(),
                MemberState.valueOf(member.state().name()),
                age(member.heard(), now),
                member.software(),
                told == null ? null : age(told, now),
                member.breakers().stream()
                        .map(breaker -> onNode(breaker, picture))
                        .toList());
    }

    private static long age(Instant then, Instant now) {
        return Math.max(0, Duration.between(then, now).toMillis());
    }

    private static FleetReport.NodeBreaker onNode(BreakerStatus breaker, Picture picture) {
        Decision decision = last(breaker.name(), picture).orElse(null);
        return new FleetReport.NodeBreaker(
                breaker.name(),
                breaker.state(),
                breaker.since(),
                breaker.consecutiveFailures(),
                breaker.totals(),
                breaker.lastFailure(),
                breaker.override(),
                decision == null ? null : isApplied(decision, breaker));
    }

    private static boolean isApplied(Decision decision, BreakerStatus breaker) {
        return breaker.decided() != null && !decision.version().isAfter(breaker.decided());
    }

    private static FleetReport.Breaker breaker(
            String name, Map<Member, BreakerStatus> nodes, Picture picture, Instant now) {
        Map<BreakerState, Integer> states = new EnumMap<>(BreakerState.class);
        Totals totals = NONE;
        for (BreakerStatus status : nodes.values()) {
            states.merge(status.state(), 1, Integer::sum);
            totals = sum(totals, status.totals());
        }
        return new FleetReport.Breaker(
                name,
                states,
                totals,
                force(name, picture, now).map(AdminFleetStatus::override).orElse(null),
                last(name, picture)
                        .map(decision -> reached(decision, nodes, picture))
                        .orElse(null));
    }

    /** What was decided last, be it for now or for later. */
    private static Optional<Decision> last(String name, Picture picture) {
        return Stream.of(Slot.PRESENT, Slot.PLANNED)
                .flatMap(slot -> Stream.ofNullable(picture.decisions().get(new Subject(name, null, slot))))
                .max(Comparator.comparing(Decision::version));
    }

    /** What forces it now: what was planned and has begun, before what holds since somebody has decided it. */
    private static Optional<Decision> force(String name, Picture picture, Instant now) {
        return Stream.of(Slot.PLANNED, Slot.PRESENT)
                .flatMap(slot -> Stream.ofNullable(picture.decisions().get(new Subject(name, null, slot))))
                .filter(decision -> decision.kind().isForce() && !decision.hasEnded(now))
                .filter(decision -> decision.subject().slot() == Slot.PRESENT || decision.forcesAt(now))
                .findFirst();
    }

    private static Totals sum(Totals one, Totals other) {
        return new Totals(
                one.succeeded() + other.succeeded(),
                one.failed() + other.failed(),
                one.slow() + other.slow(),
                one.neutral() + other.neutral(),
                one.rejected() + other.rejected(),
                one.fallbacks() + other.fallbacks());
    }

    private static FleetReport.Decided override(Decision decision) {
        return new FleetReport.Decided(
                decision.kind() == Kind.FORCED_OPEN ? BreakerState.FORCED_OPEN : BreakerState.FORCED_CLOSED,
                Objects.requireNonNull(decision.reason(), "reason"),
                decision.actor(),
                Objects.requireNonNull(decision.from(), "from"),
                decision.until(),
                decision.version().node());
    }

    /** Of those that are there and have the breaker; one that is silent, or has not told yet, may have it. */
    private static Reached reached(Decision decision, Map<Member, BreakerStatus> nodes, Picture picture) {
        int applied = 0;
        List<String> missing = new ArrayList<>();
        for (Member member : picture.members()) {
            BreakerStatus status = nodes.get(member);
            boolean mayHaveIt = member.state() == Picture.State.SILENT
                    || (member.state() == Picture.State.LIVE && !member.hasTold());
            if (status != null && isApplied(decision, status)) {
                applied++;
            } else if (status != null || mayHaveIt) {
                missing.add(member.name());
            }
        }
        return new Reached(applied, applied + missing.size(), missing);
    }
}
