package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.webhook.NaiveTelling.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real breaker to which anything happens at any time, and what is told of it. */
@ExtendWith(QuietLog.class)
class FlappingTest {

    private static final Duration QUIET = Duration.ofSeconds(60);

    private final MovedTime time = new MovedTime();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "inventory",
            BreakerSettings.builder()
                    .allowedFails(1)
                    .retryTimer(Duration.ofSeconds(5))
                    .build(),
            time);
    private final Tellings tellings = new Tellings(QUIET);
    private final NaiveTelling naive = new NaiveTelling(QUIET);
    private final List<Told> told = new ArrayList<>();
    private final List<BreakerTransition> tellable = new ArrayList<>();
    private final long start = time.getAsLong();
    private Duration now = Duration.ZERO;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverHappensItIsToldAsTheContractSays(long seed) {
        Random random = new Random(seed);
        breaker.onTransition(this::changed);
        int longestPause = seed % 2 == 0 ? 3 : 40;

        for (int step = 0; step < 3_000; step++) {
            advance(Duration.ofSeconds(random.nextInt(longestPause)));
            happen(random.nextInt(12));
            assertThat(openness(naive.believed()))
                    .as("nobody believes it to be more open than it is")
                    .isLessThanOrEqualTo(openness(lastState()));
            if (random.nextInt(100) == 0) {
                advance(QUIET.multipliedBy(2));
                assertThat(naive.believed()).as("after a quiet time").isEqualTo(lastState());
            }
        }
        advance(QUIET.multipliedBy(3));

        assertThat(told).containsExactlyElementsOf(naive.told());
        assertThat(told).hasSizeGreaterThan(50);
        assertThat(told.get(told.size() - 1).change().to()).isEqualTo(lastState());
        assertThat(told.stream().mapToInt(Told::openings).sum())
                .isEqualTo((int) tellable.stream().filter(Tellable::isOpening).count());
        openingsAreToldOnceInAQuietTime();
    }

    /** But that it is forced closed is told at once to whoever believes it to be open. */
    private void openingsAreToldOnceInAQuietTime() {
        Told before = null;
        for (Told one : told) {
            if (Tellable.isOpening(one.change())) {
                if (before != null && one.change().to() != BreakerState.FORCED_CLOSED) {
                    assertThat(one.at().minus(before.at())).isGreaterThanOrEqualTo(QUIET);
                }
                before = one;
            }
        }
    }

    private void happen(int what) {
        switch (what) {
            case 0, 1, 2, 3 -> call(false);
            case 4, 5, 6, 7 -> call(true);
            case 8 -> breaker.forceOpen(ManualOverride.because("test").lasting(Duration.ofSeconds(20)));
            case 9 -> breaker.forceClosed(ManualOverride.because("test"));
            case 10 -> breaker.release();
            default -> breaker.reset();
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

    private void changed(BreakerTransition change) {
        Message message = tellings.changed(change, () -> Long.MAX_VALUE, time.getAsLong());
        if (message != null) {
            told(message);
        }
        if (Tellable.isTold(change)) {
            tellable.add(change);
            naive.happened(now, change);
        }
    }

    private void advance(Duration by) {
        Duration end = now.plus(by);
        while (now.compareTo(end) < 0) {
            Duration step = by.compareTo(Duration.ofSeconds(1)) < 0 ? by : Duration.ofSeconds(1);
            time.advance(step);
            now = now.plus(step);
            tellings.due(time.getAsLong(), this::told);
            naive.isNow(now);
        }
    }

    private void told(Message message) {
        assertThat(message.since() - start).isEqualTo(now.toNanos());
        told.add(new Told(now, message.change(), message.openings()));
    }

    private BreakerState lastState() {
        return tellable.isEmpty()
                ? BreakerState.CLOSED
                : tellable.get(tellable.size() - 1).to();
    }

    private static int openness(BreakerState state) {
        return switch (state) {
            case CLOSED -> 0;
            case FORCED_CLOSED -> 1;
            case HALF_OPEN -> 2;
            case OPEN, FORCED_OPEN -> 3;
        };
    }
}
