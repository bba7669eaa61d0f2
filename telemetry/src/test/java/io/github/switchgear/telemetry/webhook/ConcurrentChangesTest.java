package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads change one breaker at once, which tells of that in any order. */
@ExtendWith(QuietLog.class)
@Timeout(60)
class ConcurrentChangesTest {

    private static final int THREADS = 4;

    private final MovedTime time = new MovedTime();
    private final Outbox outbox = new Outbox(Duration.ofMinutes(1), 1_000_000, time);
    private final Registry registry = new Registry();
    private final CircuitBreaker breaker = registry.add(CircuitBreaker.of(
            "inventory",
            BreakerSettings.builder().allowedFails(1).retryTimer(Duration.ZERO).build()));
    private final AtomicInteger openings = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void afterAQuietTimeTheLastStateIsTheOneThatWasToldAndNoOpeningIsLost(int seed) throws Exception {
        breaker.onTransition(change -> {
            if (Tellable.isTold(change) && Tellable.isOpening(change)) {
                openings.incrementAndGet();
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        try (FollowedTransitions followed = new FollowedTransitions(registry, outbox)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                Random random = new Random(seed * 100L + thread);
                running.add(threads.submit(() -> {
                    together.await();
                    for (int i = 0; i < 20_000; i++) {
                        happen(random.nextInt(20));
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(50, TimeUnit.SECONDS);
            }
            assertThat(followed).isNotNull();
        } finally {
            threads.shutdownNow();
        }
        List<Message> told = new ArrayList<>(all());
        time.advance(Duration.ofMinutes(2));
        told.addAll(all());

        BreakerTransition last =
                breaker.history().stream().filter(Tellable::isTold).findFirst().orElseThrow();
        assertThat(told.get(told.size() - 1).change()).isEqualTo(last);
        assertThat(told.stream()
                        .mapToInt(message -> message.openings() == 0 && Tellable.isOpening(message.change())
                                ? 1
                                : message.openings())
                        .sum())
                .isEqualTo(openings.get());
        assertThat(told).hasSizeLessThan(100);
    }

    private List<Message> all() {
        List<Message> all = new ArrayList<>();
        for (Message next = outbox.poll(); next != null; next = outbox.poll()) {
            all.add(next);
        }
        return all;
    }

    private void happen(int what) {
        switch (what) {
            case 0 -> breaker.reset();
            case 1 -> breaker.forceOpen(ManualOverride.because("test"));
            case 2 -> breaker.forceClosed(ManualOverride.because("test"));
            case 3, 4, 5 -> breaker.release();
            default -> call(what % 2 == 0);
        }
    }

    private void call(boolean fine) {
        try {
            breaker.call(() -> {
                if (!fine) {
                    throw new IllegalStateException();
                }
                return "fine";
            });
        } catch (Exception failedOrRejected) {
            assertThat(failedOrRejected).isNotNull();
        }
    }
}
