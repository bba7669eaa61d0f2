package io.github.switchgear.fleet.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Origin;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetReceiver;
import io.github.switchgear.fleet.QuietLog;
import io.github.switchgear.fleet.Registry;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.wire.BreakerStatus;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nodes with their own threads, and a net within this JVM. */
@ExtendWith(QuietLog.class)
@Timeout(30)
class FleetTest {

    private static final ManualOverride MOVES = ManualOverride.because("moves").by("ann");

    /** Who is in it is heard by all others. */
    private final Map<String, FleetReceiver> net = new ConcurrentSkipListMap<>();

    /** Seen from here, what calls return is not saved by the compiler. */
    @SuppressWarnings("UnusedVariable")
    private static volatile @Nullable Object last;

    private class Node implements FleetChannel, AutoCloseable {

        private final String name;
        private final Registry registry = new Registry();
        final CircuitBreaker breaker = registry.add(
                CircuitBreaker.of("inventory", BreakerSettings.builder().build()));
        final Fleet fleet;

        private FleetReceiver receiver;

        Node(String name) {
            this(name, Memory.none());
        }

        Node(String name, Memory memory) {
            this.name = name;
            Map<String, String> configuration =
                    Map.of("switchgear.node", name, "switchgear.fleet", "shop", "switchgear.fleet.expected", "2");
            FleetSettings settings = FleetSettings.of(key -> Optional.ofNullable(configuration.get(key)));
            fleet = new Fleet(settings, registry, memory, this);
            fleet.start(Duration.ofMillis(50));
            fleet.begin();
        }

        @Override
        public void onMessage(FleetReceiver told) {
            receiver = told;
        }

        @Override
        public void start() {
            net.put(name, receiver);
            net.values().forEach(FleetReceiver::membersChanged);
        }

        @Override
        public void send(byte[] message) {
            net.forEach((other, told) -> {
                if (!other.equals(name)) {
                    told.received(message);
                }
            });
        }

        @Override
        public List<String> members() {
            return List.copyOf(net.keySet());
        }

        @Override
        public void close() {
            net.remove(name);
            net.values().forEach(FleetReceiver::membersChanged);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    @Test
    void anOverrideReachesTheOtherNodeAndOneThatJoinsLater() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        one.breaker.forceOpen(MOVES);
        until(() -> two.breaker.state() == BreakerState.FORCED_OPEN);

        Node three = new Node("shop-3");
        until(() -> three.breaker.state() == BreakerState.FORCED_OPEN);
        three.breaker.release();
        until(() -> one.breaker.state() == BreakerState.HALF_OPEN && two.breaker.state() == BreakerState.HALF_OPEN);

        for (Node node : List.of(one, two, three)) {
            node.fleet.close();
        }
        assertThat(net).isEmpty();
    }

    @Test
    void aPictureHasAllNodesAndWhatEachHasDone() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        two.breaker.forceOpen(MOVES);
        until(() -> one.breaker.state() == BreakerState.FORCED_OPEN);

        Picture picture = one.fleet.picture(null, Duration.ofSeconds(30));

        assertThat(picture.alone()).isFalse();
        assertThat(picture.members()).extracting(Picture.Member::name).containsExactly("shop-1", "shop-2");
        assertThat(picture.members()).allSatisfy(member -> {
            assertThat(member.state()).isEqualTo(Picture.State.LIVE);
            assertThat(member.breakers()).singleElement().satisfies(breaker -> {
                assertThat(breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
                assertThat(breaker.decided()).isNotNull();
            });
        });
        one.fleet.close();
        two.fleet.close();
    }

    @Test
    void whoLeavesHasGoneAndWhoVanishesIsMissed() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        Node three = new Node("shop-3");
        until(() -> net.size() == 3);
        awaitStates(one, Picture.State.LIVE, Picture.State.LIVE, Picture.State.LIVE);

        two.fleet.close();
        net.remove("shop-3");
        net.values().forEach(FleetReceiver::membersChanged);

        awaitStates(one, Picture.State.LIVE, Picture.State.GONE, Picture.State.SILENT);
        three.fleet.close();
        one.fleet.close();
    }

    @Test
    void aNodeThatIsAloneWhereThereShouldBeMoreSaysSo() throws Exception {
        Node one = new Node("shop-1");
        until(() -> net.containsKey("shop-1"));

        assertThat(one.fleet.picture(null, Duration.ofSeconds(30)).alone()).isTrue();

        Node two = new Node("shop-2");
        until(() -> net.containsKey("shop-2"));
        assertThat(two.fleet.picture(null, Duration.ofSeconds(30)).alone()).isFalse();
        two.fleet.close();
        one.fleet.close();
    }

    /** What one of them decides is never undone by what another has decided before, which the fleet's thread comes to know later. */
    @RepeatedTest(50)
    void operatorsOfOneNodeLeaveAChainOfTheirOwnChangesAndAllNodesAgree() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        until(() -> net.size() == 2);
        List<Thread> operators = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            operators.add(new Thread(() -> act(one.breaker, number)));
        }
        operators.forEach(Thread::start);
        for (Thread operator : operators) {
            operator.join();
        }

        until(() -> Objects.equals(reason(two), reason(one)));
        assertThat(one.breaker.history())
                .hasSize(20)
                .extracting(BreakerTransition::origin)
                .containsOnly(Origin.OPERATOR);
        two.fleet.close();
        one.fleet.close();
    }

    /** On both nodes at once, the newest one holds in the end. */
    @RepeatedTest(50)
    void operatorsOfBothNodesAtOnceLeaveThemInAgreement() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        until(() -> net.size() == 2);
        List<Thread> operators = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            operators.add(new Thread(() -> act(number % 2 == 0 ? one.breaker : two.breaker, number)));
        }
        operators.forEach(Thread::start);
        for (Thread operator : operators) {
            operator.join();
        }

        until(() -> Objects.equals(reason(two), reason(one)));
        two.fleet.close();
        one.fleet.close();
    }

    /** Whoever waits for one breaker asks for no other; of all of them is told what was told last. */
    @Test
    void oneBreakerCanBeAskedForAlone() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        two.registry.add(CircuitBreaker.of("payment", BreakerSettings.builder().build()));
        awaitStates(one, Picture.State.LIVE, Picture.State.LIVE);

        Picture whole = one.fleet.picture(null, Duration.ofSeconds(30));
        Picture only = one.fleet.picture("payment", Duration.ofSeconds(30));
        Picture nobody = one.fleet.picture("nobody", Duration.ofSeconds(30));

        assertThat(names(whole)).containsExactly(List.of("inventory"), List.of("inventory", "payment"));
        assertThat(names(only)).containsExactly(List.of(), List.of("payment"));
        assertThat(names(nobody)).containsExactly(List.of(), List.of());
        two.fleet.close();
        Picture afterwards = one.fleet.picture("inventory", Duration.ofMillis(10));
        assertThat(names(afterwards)).containsExactly(List.of("inventory"), List.of("inventory"));
        one.fleet.close();
    }

    private static List<List<String>> names(Picture picture) {
        return picture.members().stream()
                .map(member ->
                        member.breakers().stream().map(BreakerStatus::name).toList())
                .toList();
    }

    /** Through the threads of two nodes; the rules are those of {@link TravellingSettingsTest}. */
    @Test
    void settingsThatSomebodyChangesReachTheOthers() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        until(() -> net.size() == 2);

        List<Thread> operators = List.of(
                new Thread(() -> one.breaker.reconfigure(
                        settings -> settings.toBuilder().allowedFails(7).build(), MOVES)),
                new Thread(() -> two.breaker.reconfigure(
                        settings -> settings.toBuilder()
                                .slowCall(Duration.ofSeconds(1))
                                .build(),
                        MOVES)));
        operators.forEach(Thread::start);
        for (Thread operator : operators) {
            operator.join();
        }

        until(() -> one.breaker.settings().equals(two.breaker.settings())
                && one.breaker.settings().allowedFails() == 7
                && one.breaker.settings().slowCall().equals(Duration.ofSeconds(1)));
        one.fleet.close();
        two.fleet.close();
    }

    /** Nothing that it tells after its farewell takes that back, also where somebody has just decided something. */
    @Test
    void whoLeavesRightAfterADecisionHasLeft() throws Exception {
        Node one = new Node("shop-1");
        for (int round = 0; round < 20; round++) {
            String reason = "round " + round;
            Node two = new Node("shop-2");
            until(() -> net.size() == 2);
            two.breaker.forceOpen(ManualOverride.because(reason));
            until(() -> reason.equals(reason(one)));

            two.fleet.close();

            awaitStates(one, Picture.State.LIVE, Picture.State.GONE);
        }
        one.fleet.close();
    }

    private static void awaitStates(Node node, Picture.State... states) throws InterruptedException {
        List<Picture.State> seen = List.of();
        while (!seen.equals(List.of(states))) {
            seen = node.fleet.picture(null, Duration.ofMillis(100)).members().stream()
                    .map(Picture.Member::state)
                    .toList();
        }
    }

    private static void act(CircuitBreaker breaker, int number) {
        ManualOverride why = ManualOverride.because("operator " + number);
        switch (number % 3) {
            case 0 -> breaker.reset(why);
            case 1 -> breaker.forceOpen(why);
            default -> breaker.forceClosed(why);
        }
    }

    private static @Nullable String reason(Node node) {
        ActiveOverride override = node.breaker.snapshot().override();
        return override == null ? null : override.reason();
    }

    /** One that is shown by its hash alone cannot be made by who knows no more than that. */
    @Test
    void aKeyIsForcedWhenACallBringsIt() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        KeyedBreakers here = one.registry.add(
                KeyedBreakers.of("warehouse", BreakerSettings.builder().build(), 10, thrown -> false, false));
        KeyedBreakers there = two.registry.add(
                KeyedBreakers.of("warehouse", BreakerSettings.builder().build(), 10, thrown -> false, false));
        until(() -> net.size() == 2);
        here.track("oslo").orElseThrow().forceOpen(MOVES);
        while (two.fleet.picture(null, Duration.ofSeconds(30)).decisions().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(there.tracked()).isEmpty();

        CircuitBreaker oslo = there.of("oslo");

        until(() -> oslo.state() == BreakerState.FORCED_OPEN);
        two.fleet.close();
        one.fleet.close();
    }

    /** As it does without a fleet, whatever the others tell meanwhile. */
    @Test
    void aGuardedCallAllocatesNothingWhileTheFleetIsFlooded() throws Exception {
        Node one = new Node("shop-1");
        Node two = new Node("shop-2");
        until(() -> net.size() == 2);
        CircuitBreaker called = one.registry.add(
                CircuitBreaker.of("payment", BreakerSettings.builder().build()));
        Callable<String> action = () -> "fine";
        AtomicBoolean hasEnded = new AtomicBoolean();
        Thread flood = new Thread(() -> {
            while (!hasEnded.get()) {
                two.breaker.forceOpen(MOVES);
                two.breaker.release();
            }
        });
        flood.start();

        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            fewest = Math.min(fewest, allocated(called, action));
        }

        hasEnded.set(true);
        flood.join();
        assertThat(fewest).isZero();
        until(() -> one.breaker.history().size() > 1);
        two.fleet.close();
        one.fleet.close();
    }

    private static long allocated(CircuitBreaker called, Callable<String> action) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < 20_000; call++) {
            last = called.call(action);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** Nobody's call waits for it, and neither does the start for longer than it should. */
    @Test
    void aMemoryThatHangsHoldsUpNothing() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        Memory hanging = new Memory() {
            @Override
            public List<Decision> read() throws IOException {
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                return List.of();
            }

            @Override
            public void keep(Collection<Decision> news, Collection<Decision> all) {}

            @Override
            public boolean isShared() {
                return false;
            }

            @Override
            public void close() {}
        };
        Node one = new Node("shop-1", hanging);

        one.breaker.forceOpen(MOVES);
        assertThat(one.breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(one.fleet.picture(null, Duration.ofMillis(10)).members()).isEmpty();

        hangs.countDown();
        Node two = new Node("shop-2");
        until(() -> two.breaker.state() == BreakerState.FORCED_OPEN);
        two.fleet.close();
        one.fleet.close();
    }
}
