package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetReceiver;
import io.github.switchgear.fleet.QuietLog;
import io.github.switchgear.fleet.Registry;
import io.github.switchgear.fleet.node.Fleet;
import io.github.switchgear.fleet.node.FleetSettings;
import io.github.switchgear.fleet.register.Decision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A pool that gives no connection, and nobody knows for how long. */
@ExtendWith(QuietLog.class)
@Timeout(60)
class HangingDatabaseTest {

    private final CountDownLatch answers = new CountDownLatch(1);
    private final Semaphore answered = new Semaphore(0);

    private JdbcMemory memory(Duration limit) {
        return new JdbcMemory("jdbc/shop", this::source, InstantSource.system(), limit);
    }

    private DataSource source() throws InterruptedException {
        answers.await();
        answered.release();
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:");
        return source;
    }

    @Test
    void whoeverAsksWaitsOnceAndIsThenToldAtOnceUntilItAnswers() throws Exception {
        try (JdbcMemory memory = memory(Duration.ofMillis(50))) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("Data source 'jdbc/shop': it has not answered within PT0.05S");
            for (int i = 0; i < 100; i++) {
                assertThatThrownBy(memory::read)
                        .isInstanceOf(IOException.class)
                        .hasMessage("Data source 'jdbc/shop': it has still not answered what it was asked before");
            }
            assertThat(answered.availablePermits()).isZero();
            answers.countDown();
            answered.acquire();
        }
    }

    @Test
    void itIsUsedAgainWhenItAnswers() throws Exception {
        try (Patience patience = new Patience("test")) {
            CountDownLatch hasEnded = new CountDownLatch(1);
            assertThatThrownBy(() -> patience.await(
                            () -> {
                                answers.await();
                                hasEnded.countDown();
                                return null;
                            },
                            Duration.ofMillis(50)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has not answered within");
            answers.countDown();
            hasEnded.await();

            assertThat(untilItIsFree(patience)).isEqualTo("fine");
        }
    }

    /** Its thread says so a moment after the task has ended. */
    private static String untilItIsFree(Patience patience) throws Exception {
        while (true) {
            try {
                return patience.await(() -> "fine", Duration.ofMinutes(1));
            } catch (IOException busy) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whoIsInterruptedWaitsNoMoreAndStaysInterrupted() throws Exception {
        try (JdbcMemory memory = memory(Duration.ofMinutes(1))) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("whoever waited for it was interrupted");
            assertThat(Thread.interrupted()).isTrue();
            answers.countDown();
        }
    }

    @Test
    void whatIsClosedIsUsedNoMore() {
        answers.countDown();
        JdbcMemory memory = memory(Duration.ofMinutes(1));
        memory.close();
        memory.close();

        assertThatThrownBy(memory::read)
                .isInstanceOf(IOException.class)
                .hasMessage("Data source 'jdbc/shop': it is not used any more");
    }

    @Test
    void whatTheLookupThrowsIsTold() {
        try (JdbcMemory memory = new JdbcMemory("jdbc/shop", () -> {
            throw new IllegalStateException();
        })) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("Data source 'jdbc/shop': java.lang.IllegalStateException");
        }
    }

    /** Nobody else waits for it: what nodes tell each other is done meanwhile, and kept when it answers. */
    @Test
    void whatNodesTellEachOtherIsDoneWhileTheDatabaseHangs() throws Exception {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:hanging;DB_CLOSE_DELAY=-1");
        Callable<DataSource> hanging = () -> {
            answers.await();
            return source;
        };
        Duration forEver = Duration.ofHours(1);
        try (Node one = new Node("shop-1", new JdbcMemory("jdbc/shop", hanging, InstantSource.system(), forEver));
                Node two = new Node("shop-2", Memory.none());
                JdbcMemory beside = new JdbcMemory("jdbc/shop", () -> source)) {
            two.breaker.forceOpen(ManualOverride.because("it is down"));
            until(() -> one.breaker.state() == BreakerState.FORCED_OPEN);
            one.breaker.release(ManualOverride.because("it is up"));
            until(() -> two.breaker.snapshot().override() == null);
            assertThat(beside.read()).isEmpty();

            answers.countDown();
            until(() -> kinds(beside).contains(Decision.Kind.RELEASED));
        }
    }

    private static List<Decision.Kind> kinds(Memory memory) {
        try {
            return memory.read().stream().map(Decision::kind).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    /** By their names; who is in it is heard by all others. */
    private final Map<String, FleetReceiver> net = new ConcurrentSkipListMap<>();

    private final class Node implements FleetChannel {

        private final String name;
        private final Fleet fleet;
        private final Registry registry = new Registry();
        private final CircuitBreaker breaker = registry.add(
                CircuitBreaker.of("inventory", BreakerSettings.builder().build()));

        private FleetReceiver receiver;

        Node(String name, Memory memory) {
            this.name = name;
            FleetSettings settings = new FleetSettings(
                    name, Optional.of("shop"), Optional.empty(), Duration.ofMillis(50), OptionalInt.empty());
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
            if (net.remove(name) != null) {
                fleet.close();
            }
        }
    }
}
