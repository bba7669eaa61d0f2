package io.github.switchgear.fleet.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.switchgear.admin.FleetReport;
import io.github.switchgear.admin.FleetReport.Reached;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.fleet.node.Picture;
import io.github.switchgear.fleet.node.Picture.Member;
import io.github.switchgear.fleet.node.Picture.State;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.BreakerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdminFleetStatusTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Subject INVENTORY = new Subject("inventory", null, Slot.PRESENT);
    private static final Version OLDER = new Version(NOW.toEpochMilli() - 10, 0, "shop-1");
    private static final Version NEWER = new Version(NOW.toEpochMilli(), 0, "shop-1");

    private static BreakerStatus inventory(BreakerState state, @Nullable Version decided) {
        return new BreakerStatus("inventory", state, NOW, 2, new Totals(1, 2, 3, 4, 5, 6), null, null, decided);
    }

    private static Member member(String name, State state, BreakerStatus... breakers) {
        return new Member(name, state, NOW.minusMillis(700), NOW.minusMillis(300), "0.1.0", List.of(breakers));
    }

    private static FleetReport.Breaker report(Decision decision, Member... members) {
        FleetReport report = whole(decision, members);
        assertThat(report.breakers()).hasSize(1);
        return report.breakers().get(0);
    }

    private static FleetReport whole(Decision decision, Member... members) {
        return AdminFleetStatus.report(
                "shop", new Picture(List.of(members), false, Map.of(decision.subject(), decision)), null, NOW);
    }

    private static Decision force(@Nullable Instant until) {
        return new Decision(INVENTORY, Kind.FORCED_OPEN, "moves", "ann", NOW.minusSeconds(9), until, NEWER);
    }

    @Test
    void statesAreCountedAndTotalsAddedUp() {
        FleetReport.Breaker breaker = report(
                force(null),
                member("shop-1", State.LIVE, inventory(BreakerState.FORCED_OPEN, NEWER)),
                member("shop-2", State.LIVE, inventory(BreakerState.FORCED_OPEN, NEWER)),
                member("shop-3", State.LIVE, inventory(BreakerState.CLOSED, OLDER)));

        assertThat(breaker.nodes()).isEqualTo(Map.of(BreakerState.FORCED_OPEN, 2, BreakerState.CLOSED, 1));
        assertThat(breaker.totals()).isEqualTo(new Totals(3, 6, 9, 12, 15, 18));
        assertThat(breaker.reached()).isEqualTo(new Reached(2, 3, List.of("shop-3")));
        assertThat(breaker.override()).isNotNull();
        assertThat(breaker.override().node()).isEqualTo("shop-1");
    }

    @Test
    void eachNodeIsToldWithItsAgeAndWhetherItDoesWhatWasDecided() {
        FleetReport report = whole(
                force(null),
                member("shop-1", State.LIVE, inventory(BreakerState.FORCED_OPEN, NEWER)),
                member("shop-2", State.SILENT, inventory(BreakerState.CLOSED, OLDER)),
                new Member("shop-3", State.LIVE, NOW, null, null, List.of()));

        assertThat(report.members())
                .extracting(FleetReport.Member::heardMillis, FleetReport.Member::ageMillis)
                .containsExactly(tuple(700L, 300L), tuple(700L, 300L), tuple(0L, null));
        assertThat(report.members())
                .flatExtracting(FleetReport.Member::breakers)
                .extracting(FleetReport.NodeBreaker::state, FleetReport.NodeBreaker::applied)
                .containsExactly(tuple(BreakerState.FORCED_OPEN, true), tuple(BreakerState.CLOSED, false));
    }

    /** What was decided for later has to reach the others as what holds now has. */
    @Test
    void whatIsPlannedIsReachedWhenAllKnowIt() {
        Decision plan = new Decision(
                INVENTORY.in(Slot.PLANNED),
                Kind.FORCED_OPEN,
                "moves",
                "ann",
                NOW.plusSeconds(60),
                NOW.plusSeconds(120),
                NEWER);
        Picture picture = new Picture(
                List.of(
                        member("shop-1", State.LIVE, inventory(BreakerState.CLOSED, NEWER)),
                        member("shop-2", State.LIVE, inventory(BreakerState.CLOSED, OLDER))),
                false,
                Map.of(plan.subject(), plan));

        FleetReport.Breaker before =
                AdminFleetStatus.report("shop", picture, null, NOW).breakers().get(0);
        FleetReport.Breaker begun = AdminFleetStatus.report("shop", picture, null, NOW.plusSeconds(90))
                .breakers()
                .get(0);

        assertThat(before.reached()).isEqualTo(new Reached(1, 2, List.of("shop-2")));
        assertThat(before.override()).isNull();
        assertThat(begun.override()).isNotNull();
        assertThat(begun.override().since()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void whereOneIsAskedForNoOtherIsTold() {
        Decision other = new Decision(
                new Subject("warehouse", null, Slot.PRESENT), Kind.FORCED_OPEN, "moves", "ann", NOW, null, NEWER);

        FleetReport report = AdminFleetStatus.report(
                "shop",
                new Picture(
                        List.of(member("shop-1", State.LIVE, inventory(BreakerState.CLOSED, null))),
                        false,
                        Map.of(other.subject(), other)),
                "inventory",
                NOW);

        assertThat(report.breakers()).extracting(FleetReport.Breaker::name).containsExactly("inventory");
    }

    @Test
    void aSilentNodeIsMissingAndOneThatHasGoneIsNot() {
        FleetReport.Breaker breaker = report(
                force(null),
                member("shop-1", State.LIVE, inventory(BreakerState.FORCED_OPEN, NEWER)),
                member("shop-2", State.SILENT, inventory(BreakerState.FORCED_OPEN, NEWER)),
                member("shop-3", State.GONE, inventory(BreakerState.CLOSED, OLDER)));

        assertThat(breaker.nodes()).isEqualTo(Map.of(BreakerState.FORCED_OPEN, 1));
        assertThat(breaker.reached()).isEqualTo(new Reached(1, 2, List.of("shop-2")));
    }

    /** It was frozen before it could be asked for the first time. */
    @Test
    void aNodeThatHasNotToldYetIsMissing() {
        FleetReport.Breaker breaker = report(
                force(null),
                member("shop-1", State.LIVE, inventory(BreakerState.FORCED_OPEN, NEWER)),
                new Member("shop-2", State.LIVE, NOW, null, null, List.of()));

        assertThat(breaker.reached()).isEqualTo(new Reached(1, 2, List.of("shop-2")));
    }

    @Test
    void anOverrideThatHasEndedIsNone() {
        assertThat(report(force(NOW), member("shop-1", State.LIVE, inventory(BreakerState.CLOSED, NEWER)))
                        .override())
                .isNull();
    }

    @Test
    void whatWasDecidedOfABreakerThatNoNodeHasIsShown() {
        FleetReport.Breaker breaker = report(force(null), member("shop-1", State.LIVE));

        assertThat(breaker.name()).isEqualTo("inventory");
        assertThat(breaker.nodes()).isEmpty();
        assertThat(breaker.override()).isNotNull();
        assertThat(breaker.reached()).isEqualTo(new Reached(0, 0, List.of()));
    }

    @Test
    void aNodeWithoutTheBreakerIsNotWaitedFor() {
        FleetReport.Breaker breaker = report(
                force(null),
                member("shop-1", State.LIVE, inventory(BreakerState.FORCED_OPEN, NEWER)),
                member("shop-2", State.LIVE));

        assertThat(breaker.reached()).isEqualTo(new Reached(1, 1, List.of()));
    }
}
