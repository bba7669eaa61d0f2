package io.github.switchgear.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.HeardLog;
import io.github.switchgear.fleet.QuietLog;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.Message.Decisions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rules of the fleet, one by one. */
@ExtendWith(QuietLog.class)
class FleetNodeTest {

    private static final ManualOverride MOVES = ManualOverride.because("moves").by("ann");

    @RegisterExtension
    private final HeardLog audit = new HeardLog("io.github.switchgear.audit");

    private World world;
    private World.Life here;
    private World.Life there;

    @BeforeEach
    void begin() throws IOException {
        world = new World(2);
        here = world.node(0);
        there = world.node(1);
        world.advance(Duration.ofSeconds(10));
    }

    private static void open(CircuitBreaker breaker) {
        for (int call = 0; call < breaker.settings().allowedFails(); call++) {
            try {
                breaker.call(() -> {
                    throw new IllegalStateException();
                });
            } catch (Exception expected) {
                assertThat(expected).isNotNull();
            }
        }
        assertThat(breaker.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whatIsDecidedHereIsDoneThereAndSaysByWhomAndThatItCameFromElsewhere() throws IOException {
        here.plain.forceOpen(MOVES.lasting(Duration.ofMinutes(10)));

        there.deliverAll();

        assertThat(there.plain.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(there.plain.history()).singleElement().satisfies(change -> {
            assertThat(change.cause()).isEqualTo(Cause.FORCED);
            assertThat(change.origin()).isEqualTo(Origin.OTHER_NODE);
            assertThat(change.actor()).isEqualTo("ann");
            assertThat(change.reason()).isEqualTo("moves");
        });
        assertThat(here.inbox).isEmpty();
        world.advance(Duration.ofMinutes(11));
        assertThat(there.plain.state()).isEqualTo(BreakerState.HALF_OPEN);
        here.plain.reset(MOVES);
        there.deliverAll();
        assertThat(there.plain.state()).isEqualTo(BreakerState.CLOSED);
    }

    /** As in the admin module's lines, with the node in place of the caller's address. */
    @Test
    void theAuditHasALineOnEachNodeWithTheNodeThatItCameFrom() throws IOException {
        here.plain.forceOpen(MOVES.lasting(Duration.ofMinutes(10)));
        there.deliverAll();
        here.plain.release(MOVES);
        there.deliverAll();
        there.plain.reset(MOVES);
        here.deliverAll();

        String about = " breaker=\"%s\" key=null actor=\"ann\" node=\"%s\" origin=OTHER_NODE reason=\"moves\"";
        String plain = there.plain.name();
        assertThat(audit.lines())
                .containsExactly(
                        "INFO done action=\"force-open\"" + about.formatted(plain, "node0")
                                + " before=CLOSED after=FORCED_OPEN",
                        "INFO done action=\"release\"" + about.formatted(plain, "node0")
                                + " before=FORCED_OPEN after=HALF_OPEN",
                        "INFO done action=\"reset\"" + about.formatted(plain, "node1")
                                + " before=HALF_OPEN after=CLOSED");
    }

    /** Where each start has a new name, as in Kubernetes, there would be more and more of them. */
    @Test
    void aNodeThatIsNotHeardForADayIsForgotten() throws IOException {
        world.settle();
        assertThat(here.node.heard()).containsOnlyKeys("node1");

        world.advance(Duration.ofHours(23));
        here.node.tick();
        assertThat(here.node.heard()).containsOnlyKeys("node1");
        world.advance(Duration.ofHours(2));
        here.node.tick();

        assertThat(here.node.heard()).isEmpty();
    }

    @Test
    void automaticStatesStayAtHome() throws IOException {
        open(here.plain);
        world.advance(Duration.ofDays(1));
        here.plain.reset(ManualOverride.withoutReason().here());
        here.plain.reconfigure(
                BreakerSettings.builder().allowedFails(9).build(),
                ManualOverride.withoutReason().here());

        assertThat(there.inbox).isEmpty();
        assertThat(here.node.map().all()).isEmpty();
    }

    @Test
    void whatIsForThisNodeAloneStaysAtHomeAndIsNotRemembered() throws IOException {
        here.plain.forceOpen(MOVES.here());

        assertThat(there.inbox).isEmpty();
        world.restart(0, 0);
        assertThat(world.node(0).plain.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aRestartBringsBackWhatWasForcedBeforeTheFirstCall() throws IOException {
        here.plain.forceOpen(MOVES);
        here.family.track("oslo").orElseThrow().forceClosed(MOVES);
        here.family.family().forceOpen(MOVES.from(here.wall().plus(Duration.ofHours(1))));

        world.restart(0, 0);

        World.Life again = world.node(0);
        assertThat(again.plain.history())
                .singleElement()
                .satisfies(change -> assertThat(change.origin()).isEqualTo(Origin.RESTORED));
        assertThat(again.overrides()).containsOnlyKeys("inventory", "warehouse later", "warehouse/oslo");
    }

    @Test
    void whatHasEndedMeanwhileIsKnownAndNotDone() throws IOException {
        here.plain.forceOpen(MOVES.lasting(Duration.ofMinutes(1)));
        world.advance(Duration.ofMinutes(2));

        there.deliverAll();

        assertThat(there.node.map()).isEqualTo(here.node.map());
        assertThat(there.plain.history()).isEmpty();
    }

    @Test
    void whatHasBegunMeanwhileIsForced() throws IOException {
        here.plain.forceOpen(MOVES.from(here.wall().plus(Duration.ofMinutes(1))).lasting(Duration.ofMinutes(5)));
        world.advance(Duration.ofMinutes(2));

        there.deliverAll();

        assertThat(there.plain.state()).isEqualTo(BreakerState.FORCED_OPEN);
        world.advance(Duration.ofMinutes(4).plusSeconds(1));
        assertThat(there.plain.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aResetClosesWhatHasOpenedBeforeIt() throws IOException {
        open(there.plain);
        here.plain.reset(MOVES);

        there.deliverAll();

        assertThat(there.plain.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aResetDoesNotEraseWhatCameMoreThanAMinuteLater() throws IOException {
        here.plain.reset(MOVES);
        world.advance(Duration.ofMinutes(1).plusMillis(1));
        open(there.plain);

        there.deliverAll();

        assertThat(there.plain.state()).isEqualTo(BreakerState.OPEN);
        assertThat(there.node.map()).isEqualTo(here.node.map());
    }

    @Test
    void aResetFromBeforeTheStartOfANodeEndsOverridesAlone() throws IOException {
        here.plain.forceOpen(MOVES);
        there.deliverAll();
        here.plain.reset(MOVES);
        there.inbox.clear();
        world.advance(Duration.ofSeconds(1));
        world.restart(1, 0);
        World.Life again = world.node(1);
        assertThat(again.plain.state()).isEqualTo(BreakerState.FORCED_OPEN);

        world.settle();

        assertThat(again.overrides()).isEmpty();
    }

    @Test
    void ofTwoWhoDecideTheLaterOneWinsOnBoth() throws IOException {
        here.plain.forceOpen(MOVES);
        world.advance(Duration.ofMillis(1));
        there.plain.forceClosed(ManualOverride.because("must go on").by("bob"));

        world.settle();

        assertThat(here.plain.state()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(there.plain.state()).isEqualTo(BreakerState.FORCED_CLOSED);
    }

    @Test
    void whatComesFromTheFutureIsRefused() throws IOException {
        Version future = new Version(here.wall().plus(Duration.ofMinutes(6)).toEpochMilli(), 0, "node1");
        here.node.received(new Decisions(
                "node1",
                List.of(new Decision(
                        new Subject(World.PLAIN, null, Slot.PRESENT),
                        Kind.FORCED_OPEN,
                        "later",
                        null,
                        future.at(),
                        null,
                        future))));

        assertThat(here.node.map().all()).isEmpty();
        assertThat(here.node.refused()).isOne();
        assertThat(here.plain.state()).isEqualTo(BreakerState.CLOSED);
    }

    /** It could be told to nobody, and would keep what comes after it from the memory. */
    @Test
    void aNameThatIsTooLongIsRefusedAndHoldsUpNothing() {
        CircuitBreaker unnameable =
                CircuitBreaker.of("b".repeat(701), BreakerSettings.builder().build(), world::ticks);
        unnameable.onTransition(change -> here.decide(change, unnameable));

        unnameable.forceOpen(MOVES);
        here.plain.forceOpen(MOVES);

        assertThat(here.node.refused()).isOne();
        assertThat(here.read())
                .extracting(decision -> decision.subject().breaker())
                .containsExactly(World.PLAIN);
    }

    @Test
    void aNamesakeIsNotListenedTo() throws IOException {
        Version version = new Version(here.wall().toEpochMilli(), 0, "node0");
        here.node.received(new Decisions(
                "node0",
                List.of(new Decision(
                        new Subject(World.PLAIN, null, Slot.PRESENT),
                        Kind.FORCED_OPEN,
                        "who?",
                        null,
                        version.at(),
                        null,
                        version))));

        assertThat(here.plain.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void namesThatANodeDoesNotKnowAreKeptAndForcedWhenTheyAppear() throws IOException {
        KeyedBreakers added = here.registry.add(
                KeyedBreakers.of("new", BreakerSettings.builder().build(), 10, world::ticks));
        Version version = new Version(here.wall().toEpochMilli(), 0, "node0");
        for (String key : new String[] {null, "oslo"}) {
            there.node.received(new Decisions(
                    "node0",
                    List.of(new Decision(
                            new Subject("new", key, Slot.PRESENT),
                            Kind.FORCED_OPEN,
                            "moves",
                            null,
                            version.at(),
                            null,
                            version))));
        }
        assertThat(added.family().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(there.node.map().all()).hasSize(2);

        KeyedBreakers appearing = there.registry.add(
                KeyedBreakers.of("new", BreakerSettings.builder().build(), 10, world::ticks));
        there.node.appeared(appearing.family(), 0, appearing.family().settings());
        assertThat(appearing.family().state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(appearing.tracked()).isEmpty();

        assertThat(there.node.hasDecidedOnKeysOf("new")).isTrue();
        assertThat(there.node.hasDecidedOnKeysOf(World.FAMILY)).isFalse();
        there.node.keysAppeared();
        assertThat(appearing.find("oslo")).isPresent();
    }

    @Test
    void aMemoryThatIsAwayLosesNothing() throws IOException {
        here.loseMemory(true);
        here.plain.forceOpen(MOVES);
        assertThat(here.read()).isEmpty();
        there.deliverAll();
        assertThat(there.plain.state()).isEqualTo(BreakerState.FORCED_OPEN);

        here.loseMemory(false);
        here.node.tick();

        assertThat(here.read()).hasSize(1);
    }

    @Test
    void aFamilysResetEndsWhatItsKeysAreForcedToAlsoWhenItIsForcedAgainAtOnce() throws IOException {
        there.family.track("oslo").orElseThrow().forceOpen(MOVES);
        world.settle();
        here.family.family().reset(MOVES);
        here.family.family().forceClosed(MOVES);

        world.settle();

        assertThat(there.overrides()).isEqualTo(here.overrides()).containsOnlyKeys("warehouse");
    }
}
