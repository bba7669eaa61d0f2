package io.github.switchgear.admin;

import io.github.switchgear.admin.FleetReport.Breaker;
import io.github.switchgear.admin.FleetReport.Decided;
import io.github.switchgear.admin.FleetReport.Member;
import io.github.switchgear.admin.FleetReport.MemberState;
import io.github.switchgear.admin.FleetReport.NodeBreaker;
import io.github.switchgear.admin.FleetReport.Reached;
import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fleet that looks as a test wants. */
@ApplicationScoped
public class TestFleet implements FleetStatus {

    private static final Instant SINCE = Instant.parse("2026-12-01T02:00:00Z");

    private static final FleetReport REPORT = new FleetReport(
            "shop",
            List.of(
                    new Member(
                            "shop-1",
                            MemberState.LIVE,
                            0,
                            "0.1.0",
                            0L,
                            List.of(
                                    new NodeBreaker(
                                            "inventory",
                                            BreakerState.FORCED_OPEN,
                                            SINCE,
                                            7,
                                            new Totals(1, 2, 3, 4, 5, 6),
                                            new LastFailure("java.net.ConnectException", SINCE.minusSeconds(1)),
                                            new ActiveOverride(
                                                    BreakerState.FORCED_OPEN, "warehouse moves", "ann", SINCE, null),
                                            true),
                                    new NodeBreaker(
                                            "warehouse",
                                            BreakerState.CLOSED,
                                            SINCE,
                                            0,
                                            new Totals(0, 0, 0, 0, 0, 0),
                                            null,
                                            null,
                                            null))),
                    new Member("shop-2", MemberState.SILENT, 9_000, null, null, List.of())),
            true,
            List.of(
                    new Breaker(
                            "inventory",
                            Map.of(BreakerState.FORCED_OPEN, 1),
                            new Totals(1, 2, 3, 4, 5, 6),
                            new Decided(BreakerState.FORCED_OPEN, "warehouse moves", "ann", SINCE, null, "shop-1"),
                            new Reached(1, 2, List.of("shop-2"))),
                    new Breaker(
                            "warehouse", Map.of(BreakerState.CLOSED, 1), new Totals(0, 0, 0, 0, 0, 0), null, null)));

    private volatile boolean isOff;
    private volatile boolean isBusy;
    private volatile boolean seesOthers;

    /** One that is not alone. */
    void seesOthers(boolean sees) {
        seesOthers = sees;
    }

    /** It cannot tell anything yet. */
    void busy(boolean busy) {
        isBusy = busy;
    }

    void switchOff(boolean off) {
        isOff = off;
    }

    @Override
    public boolean isOn() {
        return !isOff;
    }

    @Override
    public Optional<FleetReport.Breaker> awaitReached(String breaker) {
        return isBusy
                ? Optional.empty()
                : report(breaker).flatMap(report -> report.breakers().stream().findFirst());
    }

    @Override
    public Optional<FleetReport> report() {
        return isOff ? Optional.empty() : Optional.of(REPORT);
    }

    @Override
    public Optional<FleetReport> report(String breaker) {
        return report().map(whole -> new FleetReport(
                whole.name(),
                whole.members().stream()
                        .map(member -> new Member(
                                member.node(),
                                member.state(),
                                member.heardMillis(),
                                member.version(),
                                member.ageMillis(),
                                member.breakers().stream()
                                        .filter(it -> it.name().equals(breaker))
                                        .toList()))
                        .toList(),
                whole.alone() && !seesOthers,
                whole.breakers().stream()
                        .filter(it -> it.name().equals(breaker))
                        .toList()));
    }
}
