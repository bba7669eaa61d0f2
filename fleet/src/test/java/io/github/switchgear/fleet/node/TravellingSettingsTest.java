package io.github.switchgear.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.HeardLog;
import io.github.switchgear.fleet.QuietLog;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.fleet.wire.Message.Decisions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changed settings reach all nodes, each by itself, and hold until the restart of each. */
@ExtendWith(QuietLog.class)
class TravellingSettingsTest {

    private static final ManualOverride TUNED = ManualOverride.because("tuned").by("ann");

    @RegisterExtension
    private final HeardLog audit = new HeardLog("io.github.switchgear.audit");

    @RegisterExtension
    private final HeardLog log = new HeardLog();

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

    private static void change(CircuitBreaker breaker, UnaryOperator<BreakerSettings.Builder> change) {
        breaker.reconfigure(settings -> change.apply(settings.toBuilder()).build(), TUNED);
    }

    @Test
    void whatIsChangedHereIsChangedThereAndSaysByWhom() throws IOException {
        change(here.plain, it -> it.allowedFails(7).retryTimer(Duration.ofSeconds(9)));

        there.deliverAll();

        assertThat(there.plain.settings()).isEqualTo(here.plain.settings());
        BreakerTransition change = there.plain.history().get(0);
        assertThat(change.cause()).isEqualTo(Cause.RECONFIGURED);
        assertThat(change.origin()).isEqualTo(Origin.OTHER_NODE);
        assertThat(change.actor()).isEqualTo("ann");
        assertThat(change.reason()).isEqualTo("tuned");
        assertThat(audit.lines())
                .containsExactly(
                        "INFO done action=\"settings\" breaker=\"inventory\" key=null actor=\"ann\" node=\"node0\""
                                + " origin=OTHER_NODE reason=\"tuned\" before=CLOSED after=CLOSED");
        assertThat(here.inbox).isEmpty();
    }

    @Test
    void thoseOfAFamilyTravelToo() throws IOException {
        change(here.family.family(), it -> it.allowedFails(7));

        there.deliverAll();

        assertThat(there.family.family().settings().allowedFails()).isEqualTo(7);
        assertThat(there.family.of("oslo").settings().allowedFails()).isEqualTo(7);
    }

    /** Whoever changes one setting undoes nobody's change of another one. */
    @Test
    void twoWhoChangeDifferentSettingsAtOnceUndoNothing() throws IOException {
        change(here.plain, it -> it.allowedFails(7));
        change(there.plain, it -> it.retryTimer(Duration.ofSeconds(9)));

        world.settle();

        for (World.Life node : world.nodes()) {
            assertThat(node.plain.settings().allowedFails()).isEqualTo(7);
            assertThat(node.plain.settings().retryTimer()).isEqualTo(Duration.ofSeconds(9));
        }
    }

    @Test
    void ofTwoWhoChangeTheSameTheLaterWinsEverywhere() throws IOException {
        change(there.plain, it -> it.allowedFails(8));
        world.advance(Duration.ofMillis(1));
        change(here.plain, it -> it.allowedFails(7));

        world.settle();

        assertThat(world.nodes())
                .extracting(node -> node.plain.settings().allowedFails())
                .containsExactly(7, 7);
    }

    @Test
    void whatIsForThisNodeAloneStaysAlsoWhenSomethingElseTravels() throws IOException {
        here.plain.reconfigure(here.plain.settings().toBuilder().allowedFails(7).build(), TUNED.here());
        change(here.plain, it -> it.retryTimer(Duration.ofSeconds(9)));
        change(there.plain, it -> it.slowCall(Duration.ofSeconds(1)));

        world.settle();

        assertThat(here.plain.settings().allowedFails()).isEqualTo(7);
        assertThat(there.plain.settings().allowedFails()).isEqualTo(3);
        assertThat(there.plain.settings().retryTimer()).isEqualTo(Duration.ofSeconds(9));
        assertThat(here.plain.settings().slowCall()).isEqualTo(Duration.ofSeconds(1));
    }

    /** So they end with a new deployment, whose configuration is what holds. */
    @Test
    void whoIsStartedLaterHasTheConfiguredOnes() throws IOException {
        change(here.plain, it -> it.allowedFails(7));
        world.settle();
        world.advance(Duration.ofSeconds(1));

        world.restart(1, 0);
        world.settle();
        change(here.plain, it -> it.retryTimer(Duration.ofSeconds(9)));
        world.settle();

        assertThat(world.node(1).plain.settings().allowedFails()).isEqualTo(3);
        assertThat(world.node(1).plain.settings().retryTimer()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aBreakerThatComesLaterHasWhatWasDecidedBefore() throws IOException {
        CircuitBreaker late = here.registry.add(
                CircuitBreaker.of("payment", BreakerSettings.builder().build(), world::ticks));
        here.node.appeared(late, 0, late.settings());
        late.onTransition(change -> here.decide(change, late));
        change(late, it -> it.allowedFails(7));
        there.deliverAll();

        CircuitBreaker later = there.registry.add(
                CircuitBreaker.of("payment", BreakerSettings.builder().build(), world::ticks));
        there.node.appeared(later, 0, later.settings());

        assertThat(later.settings().allowedFails()).isEqualTo(7);
    }

    private Decision of(String setting, String value) {
        return new Decision(
                Subject.setting(World.PLAIN, setting),
                Kind.CHANGED,
                "tuned",
                "ann",
                null,
                null,
                new Version(there.wall().toEpochMilli(), 0, "shop-9"),
                value);
    }

    /** As a node of another version, or another configuration, may tell it. */
    @ParameterizedTest
    @ValueSource(strings = {"allowedFails=0", "retryTimer=soon", "validator=x.Y", "nobody=1"})
    void whatABreakerCannotHaveIsToldAndChangesNothing(String setting) {
        String[] parts = setting.split("=", 2);
        BreakerSettings before = there.plain.settings();

        there.node.received(new Decisions("shop-9", List.of(of(parts[0], parts[1]))));

        assertThat(there.plain.settings()).isEqualTo(before);
        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING Breaker 'inventory' cannot have a setting that was decided on another node: ");
    }

    /** Nor does it keep from being done what it can have, be it told at once or later. */
    @ParameterizedTest
    @ValueSource(strings = {"allowedFails=0", "retryTimer=soon", "validator=x.Y", "nobody=1"})
    void whatABreakerCannotHaveHoldsUpNothingElse(String setting) {
        String[] parts = setting.split("=", 2);

        there.node.received(new Decisions("shop-9", List.of(of(parts[0], parts[1]), of("slowCall", "PT1S"))));
        there.node.received(new Decisions("shop-9", List.of(of("probeSuccesses", "4"))));

        assertThat(there.plain.settings().slowCall()).isEqualTo(Duration.ofSeconds(1));
        assertThat(there.plain.settings().probeSuccesses()).isEqualTo(4);
        assertThat(log.lines()).hasSize(1);
    }

    /** A window's minimum of calls cannot be greater than the window: each of the two comes alone. */
    @Test
    void whatCanBeOnlyTogetherIsDoneWhenAllIsThere() {
        there.node.received(new Decisions("shop-9", List.of(of("window.minimumCalls", "50"))));
        there.node.received(new Decisions("shop-9", List.of(of("window.calls", "100"))));

        assertThat(there.plain.settings().window().calls()).isEqualTo(100);
        assertThat(there.plain.settings().window().minimumCalls()).isEqualTo(50);
    }

    /** Somebody changes it here while what was decided elsewhere comes; nobody's change of another setting is lost. */
    @Test
    void whoChangesItHereMeanwhileIsNotOvertaken() {
        BreakerSettings unknown =
                there.plain.settings().toBuilder().allowedFails(8).build();
        BreakerTransition told = new BreakerTransition(
                World.PLAIN,
                there.plain.state(),
                there.plain.state(),
                Cause.RECONFIGURED,
                0,
                there.wall(),
                null,
                "bob",
                "mine",
                Origin.OPERATOR);
        there.plain.reconfigure(unknown, TUNED.causedBy(Origin.RESTORED)); // by which nothing is told yet

        there.node.received(new Decisions("shop-9", List.of(of("allowedFails", "7"), of("slowCall", "PT1S"))));
        assertThat(there.plain.settings()).isEqualTo(unknown);
        there.node.reconfigured(there.plain, new LocalSettings.LocalChange(told, unknown));

        assertThat(there.plain.settings().allowedFails()).isEqualTo(8);
        assertThat(there.plain.settings().slowCall()).isEqualTo(Duration.ofSeconds(1));
        assertThat(there.node.map().find(Subject.setting(World.PLAIN, "allowedFails")))
                .get()
                .extracting(Decision::value)
                .isEqualTo("8");
    }

    /** Changes, losses and restarts in any order: those who were there all the time have the same in the end. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void allAreEqualInTheEnd(int seed) throws IOException {
        Random random = new Random(seed);
        World three = new World(3);
        for (int step = 0; step < 60; step++) {
            three.advance(Duration.ofMillis(random.nextInt(3)));
            World.Life node = three.node(random.nextInt(3));
            int value = 1 + random.nextInt(50);
            switch (random.nextInt(5)) {
                case 0 -> change(node.plain, it -> it.allowedFails(value));
                case 1 -> change(node.plain, it -> it.retryTimer(Duration.ofSeconds(value)));
                case 2 -> change(node.plain, it -> it.slowCall(Duration.ofSeconds(value)));
                case 3 -> node.deliverAll();
                default -> node.inbox.clear();
            }
        }

        three.settle();

        BreakerSettings settings = three.node(0).plain.settings();
        assertThat(three.nodes()).extracting(node -> node.plain.settings()).containsOnly(settings);
    }
}
