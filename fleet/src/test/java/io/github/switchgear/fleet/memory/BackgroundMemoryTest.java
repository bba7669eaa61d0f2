package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.fleet.HeardLog;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Subject;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BackgroundMemoryTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private final Slow slow = new Slow();
    private final Semaphore news = new Semaphore(0);

    private BackgroundMemory memory(Duration wait) {
        return new BackgroundMemory(slow, wait, news::release);
    }

    /** Some containers tell nobody of the end of an application whose start has failed. */
    @Test
    void whatIsNeverClosedLeavesNoThreadBehind() throws Exception {
        BackgroundMemory unclosed = memory(Duration.ofSeconds(20));
        unclosed.read();
        List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchgear-fleet-background"))
                .toList();

        for (Thread thread : threads) {
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThat(unclosed.read()).isEmpty(); // and works again when it is asked
        unclosed.close();
    }

    /** As a database that others use, too, and that does what a test wants. */
    private static final class Slow implements Memory {

        final Map<Subject, Decision> rows = new HashMap<>();
        volatile CountDownLatch answers = new CountDownLatch(0);
        volatile boolean isAway;
        volatile boolean takesNothing;
        volatile RuntimeException fault;

        /** Each time that it is asked something. */
        final Semaphore asked = new Semaphore(0);

        private void ask() throws IOException {
            asked.release();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            RuntimeException thrown = fault;
            if (thrown != null) {
                throw thrown;
            }
            if (isAway) {
                throw new IOException("it is away");
            }
        }

        @Override
        public Collection<Decision> read() throws IOException {
            ask();
            synchronized (this) {
                return List.copyOf(rows.values());
            }
        }

        @Override
        public void keep(Collection<Decision> decisions, Collection<Decision> all) throws IOException {
            ask();
            if (takesNothing) {
                throw new IOException("it is full");
            }
            decisions.forEach(this::put);
        }

        synchronized void put(Decision decision) {
            rows.merge(
                    decision.subject(),
                    decision,
                    (one, other) -> other.version().isAfter(one.version()) ? other : one);
        }

        synchronized Map<Subject, Decision> kept() {
            return Map.copyOf(rows);
        }

        @Override
        public boolean isShared() {
            return true;
        }

        @Override
        public void close() {
            answers.countDown();
        }
    }

    private static Decision decision(String breaker, int counter) {
        return Decisions.forced(breaker, Decisions.at(Decisions.NOW, counter, "shop-1"));
    }

    private static void keep(Memory memory, Decision... decisions) throws IOException {
        memory.keep(List.of(decisions), List.of(decisions));
    }

    @Test
    void theFirstReadingIsWaitedForAndNoLaterOne() throws Exception {
        Decision payment = decision("payment", 1);
        slow.put(payment);
        try (BackgroundMemory memory = memory(LONG)) {
            assertThat(memory.read()).containsExactly(payment);
            news.acquire();
            Decision mail = decision("mail", 1);
            slow.put(mail);
            slow.answers = new CountDownLatch(1);

            assertThat(memory.read()).containsExactly(payment);
            assertThat(memory.read()).containsExactly(payment);

            slow.answers.countDown();
            news.acquire();
            assertThat(memory.read()).containsExactlyInAnyOrder(payment, mail);
        }
    }

    @Test
    void theFirstReadingIsWaitedForNoLongerThanItShould() throws Exception {
        slow.answers = new CountDownLatch(1);
        try (BackgroundMemory memory = memory(SHORT)) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("it has not answered within PT0.02S");
            assertThatThrownBy(memory::read).isInstanceOf(IOException.class).hasMessage("it has not answered yet");

            slow.answers.countDown();
            news.acquire();
            assertThat(memory.read()).isEmpty();
        }
    }

    @Test
    void whoIsInterruptedWaitsNoMoreAndStaysInterrupted() {
        slow.answers = new CountDownLatch(1);
        try (BackgroundMemory memory = memory(LONG)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("whoever waited for it was interrupted");
            assertThat(Thread.interrupted()).isTrue();
            slow.answers.countDown();
        }
    }

    @Test
    void whatIsToBeKeptWaitsHereTheNewestOfEach() throws Exception {
        try (BackgroundMemory memory = memory(LONG)) {
            memory.read();
            slow.asked.acquire();
            slow.answers = new CountDownLatch(1);
            keep(memory, decision("payment", 1), decision("mail", 1));
            slow.asked.acquire();
            keep(memory, decision("payment", 3));
            keep(memory, decision("payment", 2), decision("inventory", 1));
            assertThat(slow.kept()).isEmpty();

            slow.answers.countDown();
            slow.asked.acquire();
        }

        assertThat(slow.kept().values())
                .containsExactlyInAnyOrder(decision("payment", 3), decision("mail", 1), decision("inventory", 1));
    }

    @Test
    void whoReadsOrKeepsIsToldOfAMemoryThatIsAwayAndNothingIsLost() throws Exception {
        try (BackgroundMemory memory = memory(LONG)) {
            memory.read();
            news.acquire();
            slow.isAway = true;
            keep(memory, decision("payment", 1));
            news.acquire();

            assertThatThrownBy(memory::read).isInstanceOf(IOException.class).hasMessage("it is away");
            assertThatThrownBy(() -> keep(memory, decision("mail", 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("it is away");
            news.acquire();
            slow.isAway = false;
            slow.answers = new CountDownLatch(1);
            assertThatThrownBy(memory::read).isInstanceOf(IOException.class).hasMessage("it is away");
            assertThatThrownBy(memory::read).isInstanceOf(IOException.class).hasMessage("it is away");
            slow.answers.countDown();
            news.acquire();

            assertThat(memory.read()).containsExactlyInAnyOrder(decision("payment", 1), decision("mail", 1));
        }
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void whatTheMemoryDoesNotTakeIsToldOfOnceAndKeepsNobodyFromReading() throws Exception {
        try (BackgroundMemory memory = memory(LONG)) {
            memory.read();
            news.acquire();
            slow.takesNothing = true;
            keep(memory, decision("payment", 1));
            news.acquire();
            slow.put(decision("mail", 1));
            memory.read();
            memory.read();
            news.acquire();

            assertThat(memory.read()).containsExactly(decision("mail", 1));
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .endsWith(
                            "The memory of the fleet does not take what was decided, which is tried again; until then,"
                                    + " overrides of this node do not outlive it: it is full");
        }
    }

    @Test
    void aFaultOfADriverEndsNothing() throws Exception {
        slow.fault = new IllegalStateException("a fault");
        try (BackgroundMemory memory = memory(LONG)) {
            assertThatThrownBy(memory::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("java.lang.IllegalStateException: a fault");
            news.acquire();
            slow.fault = null;
            slow.answers = new CountDownLatch(1);
            assertThatThrownBy(memory::read).isInstanceOf(IOException.class);
            slow.answers.countDown();
            news.acquire();

            assertThat(memory.read()).isEmpty();
        }
    }

    @Test
    void whatWasDecidedBeforeTheEndIsKept() throws Exception {
        BackgroundMemory memory = memory(LONG);
        memory.read();
        news.acquire();
        slow.isAway = true;
        keep(memory, decision("payment", 1));
        news.acquire();
        slow.isAway = false;

        memory.close();

        assertThat(slow.kept().values()).containsExactly(decision("payment", 1));
        keep(memory, decision("mail", 1));
        assertThat(slow.kept()).hasSize(1);
    }

    @Test
    void theEndIsNotHeldUpByAMemoryThatHangs() throws Exception {
        slow.answers = new CountDownLatch(1);
        BackgroundMemory memory = memory(SHORT);
        assertThatThrownBy(memory::read).isInstanceOf(IOException.class);

        memory.close();

        assertThat(slow.answers.getCount()).isZero();
    }

    /** Whatever fails when, and whoever writes beside. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theNewestOfEachIsKeptInTheEnd(int seed) throws Exception {
        Random random = new Random(seed);
        Slow newest = new Slow();
        try (BackgroundMemory memory = memory(LONG)) {
            memory.read();
            for (int step = 0; step < 2_000; step++) {
                slow.isAway = random.nextInt(4) == 0;
                slow.takesNothing = random.nextInt(4) == 0;
                Decision decision = decision("breaker-" + random.nextInt(20), random.nextInt(1_000));
                newest.put(decision);
                if (random.nextInt(5) == 0) {
                    slow.put(decision);
                } else {
                    keepAnyway(memory, decision);
                }
            }
            slow.isAway = false;
            slow.takesNothing = false;
        }

        assertThat(slow.kept()).isEqualTo(newest.kept());
    }

    private static void keepAnyway(Memory memory, Decision decision) {
        try {
            keep(memory, decision);
        } catch (IOException away) {
            assertThat(away).hasMessage("it is away");
        }
    }
}
