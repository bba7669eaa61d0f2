package io.github.switchgear.fleet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool that gives no connection, and nobody knows for how long. */
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
}
