package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Threads call at once, in rounds. After each, the breaker must be as some order of their calls leaves the window that tests
 * compare with, going on from one of the orders that explained all rounds before.
 */
@Timeout(60)
@ExtendWith(CapturedLog.class)
class CrowdedWindowTest {

    private static final int THREADS = 3;
    private static final int CALLS = 2;
    private static final int ROUNDS = 400;
    private static final int ROUNDS_UNTIL_RESET = 6;

    private final Random random = new Random(1);

    static Stream<BreakerSettings> windows() {
        return Stream.of(
                        Calls.settings().countWindow(1, 1, 1),
                        Calls.settings().countWindow(3, 0.5, 2),
                        Calls.settings().countWindow(5, 0.6, 5),
                        Calls.settings().countWindow(17, 0.3, 9),
                        Calls.settings().countWindow(20, 0.9, 1),
                        Calls.settings().timeWindow(Duration.ofDays(1), 0.5, 8),
                        Calls.settings().timeWindow(Duration.ofDays(1), 0.2, 20))
                .map(settings -> settings.retryTimer(Duration.ofDays(1)).build());
    }

    @ParameterizedTest
    @MethodSource("windows")
    void someOrderOfTheCallsOpensIt(BreakerSettings settings) throws Exception {
        MovableTicker ticker = new MovableTicker();
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int begin = 0; begin < ROUNDS; begin += ROUNDS_UNTIL_RESET) {
                explained(crowd, settings, CircuitBreaker.of("inventory", settings, ticker), true);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void someOrderOfTheCallsWouldHaveOpenedIt(BreakerSettings settings) throws Exception {
        MovableTicker ticker = new MovableTicker();
        try (Crowd crowd = new Crowd(THREADS)) {
            for (int begin = 0; begin < ROUNDS; begin += ROUNDS_UNTIL_RESET) {
                CircuitBreaker breaker = CircuitBreaker.of("inventory", settings, ticker);
                breaker.forceClosed(ManualOverride.because("test"));
                explained(crowd, settings, breaker, false);
            }
        }
    }

    private void explained(Crowd crowd, BreakerSettings settings, CircuitBreaker breaker, boolean mayOpen)
            throws Exception {
        double failing = random.nextDouble();
        long calls = 0;
        Set<Seen> possible = Set.of(new Seen(List.of(), false));
        for (int round = 0; round < ROUNDS_UNTIL_RESET && breaker.state() != BreakerState.OPEN; round++) {
            List<List<Boolean>> fails =
                    Stream.generate(() -> outcomes(failing)).limit(THREADS).toList();
            calls += THREADS * CALLS;
            crowd.act(thread -> fails.get(thread).forEach(fail -> call(breaker, fail)));

            BreakerSnapshot is = breaker.snapshot();
            Set<Seen> orders = afterAll(possible, fails, settings, mayOpen);
            possible = orders.stream()
                    .filter(order -> order.explains(is, settings))
                    .collect(Collectors.toSet());

            assertThat(possible)
                    .as("orders that explain %s after round %d of %s, of %s", is, round, fails, orders)
                    .isNotEmpty();
        }
        BreakerSnapshot.Totals totals = breaker.snapshot().totals();
        assertThat(totals.failed() + totals.succeeded() + totals.rejected()).isEqualTo(calls);
    }

    /** What may have been seen after all ways in which threads can take turns. */
    private static Set<Seen> afterAll(
            Set<Seen> before, List<List<Boolean>> fails, BreakerSettings settings, boolean mayOpen) {
        Map<List<Integer>, Set<Seen>> byProgress = Map.of(Collections.nCopies(THREADS, 0), before);
        for (int call = 0; call < THREADS * CALLS; call++) {
            Map<List<Integer>, Set<Seen>> further = new HashMap<>();
            byProgress.forEach((done, seen) -> IntStream.range(0, THREADS)
                    .filter(thread -> done.get(thread) < CALLS)
                    .forEach(thread -> {
                        boolean failed = fails.get(thread).get(done.get(thread));
                        List<Integer> progress = new ArrayList<>(done);
                        progress.set(thread, done.get(thread) + 1);
                        Set<Seen> after = further.computeIfAbsent(progress, each -> new HashSet<>());
                        seen.forEach(each -> after.add(each.after(failed, settings, mayOpen)));
                    }));
            byProgress = further;
        }
        return byProgress.get(Collections.nCopies(THREADS, CALLS));
    }

    private List<Boolean> outcomes(double failing) {
        return Stream.generate(random::nextDouble)
                .map(chance -> chance < failing)
                .limit(CALLS)
                .toList();
    }

    private static void call(CircuitBreaker breaker, boolean fail) {
        try {
            breaker.call(() -> {
                if (fail) {
                    throw new IllegalStateException("down");
                }
                return "fine";
            });
        } catch (BreakerOpenException rejected) {
            // it has opened meanwhile
        } catch (Exception down) {
            assertThat(down).isInstanceOf(IllegalStateException.class);
        }
    }

    /** The calls of one order that may have been, as far as they matter, true for a failure. */
    private record Seen(List<Boolean> calls, boolean open) {

        Seen after(boolean failed, BreakerSettings settings, boolean mayOpen) {
            if (open) {
                return this;
            }
            List<Boolean> more = new ArrayList<>(calls);
            more.add(failed);
            return new Seen(
                    matter(more, settings.window()),
                    mayOpen && window(more, settings).isAtLimit(0));
        }

        /** Of those that are in the window of time all the while, only how many there are, and how many failed at last. */
        private static List<Boolean> matter(List<Boolean> calls, WindowSettings window) {
            if (window.calls() > 0) {
                return List.copyOf(calls.subList(Math.max(0, calls.size() - window.calls()), calls.size()));
            }
            int row = calls.size() - 1 - calls.lastIndexOf(false);
            List<Boolean> sorted = new ArrayList<>(calls.subList(0, calls.size() - row));
            sorted.sort(Collections.reverseOrder());
            sorted.addAll(Collections.nCopies(row, true));
            return List.copyOf(sorted);
        }

        private static ReferenceWindow window(List<Boolean> calls, BreakerSettings settings) {
            ReferenceWindow window = ReferenceWindow.of(settings.window(), 0);
            calls.forEach(failed -> window.add(failed ? "down" : null, 0));
            return window;
        }

        boolean explains(BreakerSnapshot is, BreakerSettings settings) {
            int row = calls.size() - 1 - calls.lastIndexOf(false);
            return open == (is.state() == BreakerState.OPEN)
                    && is.wouldBeOpen()
                            == (is.override() != null && window(calls, settings).isAtLimit(0))
                    && (row == is.consecutiveFailures()
                            || (row == settings.window().calls() && row < is.consecutiveFailures()));
        }
    }
}
