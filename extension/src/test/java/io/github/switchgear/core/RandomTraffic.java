package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Calls of several callers, of which each begins and ends some time between those of the others, through a breaker with random
 * settings. No two things happen at the same time.
 */
final class RandomTraffic {

    private final MovableTicker ticker = new MovableTicker();
    private final Random random;
    private final CircuitBreaker breaker;
    private final List<CompletableFuture<String>> running = new ArrayList<>();
    private final List<Published> published = new ArrayList<>();
    private final int callers;

    /** How many of a hundred calls fail; it changes now and then. */
    private int failing;

    RandomTraffic(long seed) {
        this.random = new Random(seed);
        this.breaker = CircuitBreaker.of("inventory", settings(random), ticker);
        this.callers = 1 + random.nextInt(5);
        breaker.onTransition(change -> published.add(new Published(ticker.getAsLong(), change)));
    }

    /** Whatever settings there can be, but for jitter, which is chance. */
    static BreakerSettings settings(Random random) {
        BreakerSettings.Builder settings = Calls.settings()
                .allowedFails(1 + random.nextInt(4))
                .retryTimer(millis(random.nextInt(60)))
                .probes(1 + random.nextInt(3))
                .probeSuccesses(1 + random.nextInt(3));
        if (random.nextBoolean()) {
            settings.slowCall(millis(5 + random.nextInt(20)));
        }
        if (random.nextBoolean()) {
            settings.probeLease(millis(1 + random.nextInt(40)));
        }
        if (random.nextInt(3) == 0) {
            settings.rampUp(millis(1 + random.nextInt(80)));
        }
        if (random.nextBoolean()) {
            settings.backoff(1 + 2 * random.nextDouble(), millis(1_000), 0);
        }
        int calls = 1 + random.nextInt(30);
        return switch (random.nextInt(3)) {
            case 0 ->
                settings.countWindow(calls, 0.1 + 0.8 * random.nextDouble(), 1 + random.nextInt(calls))
                        .build();
            case 1 ->
                settings.timeWindow(millis(1 + random.nextInt(200)), 0.5, 1 + random.nextInt(10))
                        .build();
            default -> settings.build();
        };
    }

    private static Duration millis(int millis) {
        return Duration.ofMillis(millis);
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    long now() {
        return ticker.getAsLong();
    }

    /** What the breaker's listeners were told so far, and when. */
    List<Published> published() {
        return published;
    }

    /** Lets so many things happen: a call begins, or one ends. */
    void goOn(int events) {
        for (int i = 0; i < events; i++) {
            if (random.nextInt(40) == 0) {
                failing = random.nextInt(101);
            }
            pass();
            if (running.size() < callers && random.nextBoolean()) {
                begin();
            } else if (!running.isEmpty()) {
                end(running.remove(random.nextInt(running.size())));
            }
        }
    }

    /** Ends all calls that are running. */
    void settle() {
        while (!running.isEmpty()) {
            pass();
            end(running.remove(0));
        }
    }

    private void pass() {
        ticker.advance(Duration.ofNanos(1 + (long) (random.nextDouble() * random.nextInt(10) * 2_000_000)));
    }

    private void begin() {
        CompletableFuture<String> action = new CompletableFuture<>();
        if (!breaker.callAsync(() -> action).isCompletedExceptionally()) {
            running.add(action);
        }
    }

    private void end(CompletableFuture<String> action) {
        boolean ended = random.nextInt(10) == 0
                ? action.completeExceptionally(new Calls.Harmless())
                : random.nextInt(100) < failing
                        ? action.completeExceptionally(new ConnectException("down"))
                        : action.complete("fine");
        assertThat(ended).as("the call ended just now").isTrue();
    }

    /**
     * A transition that a listener was told of.
     *
     * @param nanos when, by the ticker
     */
    record Published(long nanos, BreakerTransition change) {}
}
