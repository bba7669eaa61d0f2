package io.github.switchgear.admin.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallHistoriesTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong(42);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final KnownBreakers known = new KnownBreakers(nanos::get);
    private final CircuitBreaker breaker = known.add("inventory", true);
    private final CallHistories histories = new CallHistories(known, nanos::get, now::get);

    private final CapturedLog log = new CapturedLog("io.github.switchgear");

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        now.updateAndGet(before -> before.plus(time));
    }

    /** As the thread does: it looks when a step has ended. */
    private void endStep() {
        pass(CallHistories.STEP);
        histories.sample();
    }

    private void endSteps(int steps) {
        IntStream.range(0, steps).forEach(i -> endStep());
    }

    private static void succeed(CircuitBreaker breaker, int calls) {
        for (int i = 0; i < calls; i++) {
            assertThat(catchThrowable(() -> breaker.call(() -> ""))).isNull();
        }
    }

    private static void fail(CircuitBreaker breaker) {
        Exception thrown = new IllegalStateException();
        assertThat(catchThrowable(() -> breaker.call(() -> {
                    throw thrown;
                })))
                .isNotNull();
    }

    private static List<Long> counts(CallHistory history, CallKind kind) {
        return IntStream.range(0, history.steps())
                .mapToObj(i -> history.count(kind, i).orElse(-1))
                .toList();
    }

    private List<Long> succeeded() {
        return counts(histories.of("inventory").orElseThrow(), CallKind.SUCCEEDED);
    }

    @Test
    void eachStepHasWhatWasCountedInItTheOldestFirst() {
        succeed(breaker, 3);
        endStep();
        endStep();
        succeed(breaker, 1);
        fail(breaker);
        endStep();

        CallHistory history = histories.of("inventory").orElseThrow();
        assertThat(counts(history, CallKind.SUCCEEDED)).containsExactly(3L, 0L, 1L);
        assertThat(counts(history, CallKind.FAILED)).containsExactly(0L, 0L, 1L);
        assertThat(counts(history, CallKind.SLOW)).containsOnly(0L);
        assertThat(counts(history, CallKind.NEUTRAL)).containsOnly(0L);
        assertThat(counts(history, CallKind.REJECTED)).containsOnly(0L);
        assertThat(history.from()).isEqualTo(NOON);
        assertThat(history.step()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void rejectionsAreCountedAndAResetChangesNothing() {
        breaker.forceOpen(ManualOverride.because("flood"));
        fail(breaker);
        fail(breaker);
        endStep();
        breaker.reset();
        succeed(breaker, 1);
        endStep();

        CallHistory history = histories.of("inventory").orElseThrow();
        assertThat(counts(history, CallKind.REJECTED)).containsExactly(2L, 0L);
        assertThat(counts(history, CallKind.FAILED)).containsExactly(0L, 0L);
        assertThat(counts(history, CallKind.SUCCEEDED)).containsExactly(0L, 1L);
    }

    @Test
    void whatWasNeverCalledHasNoStepAndWhatIsUnknownNoHistory() {
        known.add("quiet", true);
        endSteps(3);

        assertThat(histories.of("quiet").orElseThrow().steps()).isZero();
        assertThat(histories.of("quiet").orElseThrow().from()).isEqualTo(NOON.plusSeconds(30));
        assertThat(histories.of("absent")).isEmpty();
    }

    @Test
    void theStepThatHasNotEndedIsNotToldAndNobodyLooksTwice() {
        endStep();
        succeed(breaker, 2);
        pass(Duration.ofMillis(9_999));
        histories.sample();
        assertThat(histories.of("inventory").orElseThrow().steps()).isZero();
        assertThat(histories.untilNextLook()).isEqualTo(Duration.ofMillis(1).toNanos());

        pass(Duration.ofMillis(1));
        histories.sample();
        histories.sample();
        assertThat(succeeded()).containsExactly(0L, 2L);
    }

    @Test
    void anHourIsKeptAndNoMore() {
        succeed(breaker, 1);
        endStep();
        succeed(breaker, 2);
        endSteps(359);
        assertThat(succeeded()).hasSize(360).startsWith(1L, 2L, 0L);
        assertThat(histories.of("inventory").orElseThrow().from()).isEqualTo(NOON);

        endStep();
        assertThat(succeeded()).hasSize(360).startsWith(2L, 0L);
        assertThat(histories.of("inventory").orElseThrow().from()).isEqualTo(NOON.plusSeconds(10));

        endStep();
        assertThat(succeeded()).hasSize(360).containsOnly(0L);
    }

    @Test
    void stepsWithoutALookAreUnknownAndTheNextOneHasTheirCalls() {
        succeed(breaker, 1);
        endStep();
        succeed(breaker, 5);
        pass(Duration.ofSeconds(25));
        endStep();

        assertThat(succeeded()).containsExactly(1L, -1L, -1L, 5L);
        assertThat(counts(histories.whole(), CallKind.SUCCEEDED)).containsExactly(1L, -1L, -1L, 5L);
        // The look came five seconds late, so that the steps began on time.
        assertThat(histories.whole().from()).isEqualTo(NOON);

        pass(Duration.ofHours(30));
        histories.sample();
        assertThat(succeeded()).hasSize(360).endsWith(-1L, 0L).doesNotContain(1L, 5L);
    }

    @Test
    void aJumpOfTheTimeOfDayMovesTheDatesAndNoStep() {
        succeed(breaker, 1);
        endStep();
        now.set(NOON.minusSeconds(3600));
        succeed(breaker, 2);
        endStep();

        assertThat(succeeded()).containsExactly(1L, 2L);
        assertThat(histories.whole().from()).isEqualTo(NOON.minusSeconds(3610));
    }

    @Test
    void theWholeHasAllAndASelectionItsOwn() {
        CircuitBreaker other = known.add("prices", true);
        succeed(breaker, 1);
        succeed(other, 10);
        endStep();
        known.remove("prices");
        endStep();

        assertThat(counts(histories.whole(), CallKind.SUCCEEDED)).containsExactly(11L, 0L);
        assertThat(counts(histories.of(Set.of("inventory", "prices", "absent")), CallKind.SUCCEEDED))
                .containsExactly(1L, 0L);
    }

    @Test
    void whatHasComeAgainUnderANameIsAnother() {
        succeed(breaker, 1);
        endStep();
        known.remove("inventory");
        assertThat(histories.of("inventory")).isEmpty();
        CircuitBreaker again = known.add("inventory", true);
        assertThat(histories.of("inventory").orElseThrow().steps()).isZero();
        succeed(again, 2);
        endStep();

        assertThat(succeeded()).containsExactly(0L, 2L);
    }

    @Test
    void whatWasCountedBeforeTheFirstLookIsInNoStep() {
        succeed(breaker, 100);
        CallHistories late = new CallHistories(known, nanos::get, now::get);
        succeed(breaker, 1);
        pass(CallHistories.STEP);
        late.sample();

        assertThat(counts(late.of("inventory").orElseThrow(), CallKind.SUCCEEDED))
                .containsExactly(1L);
    }

    @Test
    void aFamilyHasTheCallsOfAllItsKeys() {
        KeyedBreakers family = known.addKeyed("warehouse", 5);
        succeed(family.track("north").orElseThrow(), 2);
        succeed(family.track("south").orElseThrow(), 3);
        endStep();

        assertThat(counts(histories.of("warehouse").orElseThrow(), CallKind.SUCCEEDED))
                .containsExactly(5L);
    }

    @Test
    void theLastMinutesAreSumsOfSixStepsOfWhatWasCalledInThem() throws Exception {
        known.add("quiet", true);
        succeed(breaker, 7);
        endStep();
        endSteps(11);
        succeed(breaker, 1);
        endStep();
        breaker.forceOpen(ManualOverride.because("flood"));
        assertThat(breaker.call(() -> "", failure -> "instead")).isEqualTo("instead");
        endSteps(5);

        CallHistories.Recent recent = histories.recent(Set.of("inventory", "quiet", "absent"), 4);
        assertThat(recent.from()).isEqualTo(NOON.minusSeconds(60));
        assertThat(recent.step()).isEqualTo(Duration.ofMinutes(1));
        assertThat(recent.breakers()).hasSize(1);
        RecentCalls row = recent.breakers().get(0);
        assertThat(row.breaker()).isEqualTo("inventory");
        assertThat(counts(row.calls(), CallKind.SUCCEEDED)).containsExactly(0L, 7L, 0L, 1L);
        assertThat(counts(row.calls(), CallKind.REJECTED)).containsExactly(0L, 0L, 0L, 1L);
        assertThat(row.fallbacks()).isOne();

        endSteps(6);
        assertThat(histories.recent(Set.of("inventory"), 1).breakers()).isEmpty();
        assertThat(histories.recent(Set.of("inventory"), 2).breakers().get(0).fallbacks())
                .isZero();
    }

    @Test
    void aMinuteWithoutAnyLookIsUnknown() {
        succeed(breaker, 1);
        endSteps(6);
        succeed(breaker, 5);
        pass(Duration.ofMinutes(1));
        endSteps(1);

        CallHistory calls =
                histories.recent(Set.of("inventory"), 3).breakers().get(0).calls();
        assertThat(counts(calls, CallKind.SUCCEEDED)).containsExactly(1L, 0L, 5L);

        pass(Duration.ofMinutes(3));
        histories.sample();
        calls = histories.recent(Set.of("inventory"), 4).breakers().get(0).calls();
        assertThat(counts(calls, CallKind.SUCCEEDED)).containsExactly(5L, -1L, -1L, 0L);
    }

    /** With each kind of call, and with fallbacks: more than nearly any breaker takes. */
    @Test
    void aBreakerTakesLessThanEightKilobytes() {
        int breakers = 100;
        callInEachWay(breaker);
        endStep();
        LongStream.range(0, breakers).forEach(i -> known.add("breaker" + i, true));
        known.all().stream().filter(each -> !each.equals(breaker)).forEach(this::callInEachWay);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        pass(CallHistories.STEP);

        long before = threads.getCurrentThreadAllocatedBytes();
        histories.sample();
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(bytes / breakers).isBetween(7200L, 8192L);
        CallHistory whole = histories.whole();
        for (CallKind kind : CallKind.values()) {
            assertThat(counts(whole, kind).get(1)).isPositive();
        }
    }

    private void callInEachWay(CircuitBreaker called) {
        called.reconfigure(called.settings().toBuilder()
                .slowCall(Duration.ofMillis(1))
                .allowedExceptions(IllegalArgumentException.class)
                .build());
        succeed(called, 1);
        fail(called);
        assertThat(catchThrowable(() -> called.call(() -> {
                    throw new IllegalArgumentException();
                })))
                .isNotNull();
        assertThat(catchThrowable(() -> called.call(() -> nanos.addAndGet(2_000_000))))
                .isNull();
        called.forceOpen(ManualOverride.because("flood"));
        assertThat(catchThrowable(() -> called.call(() -> "", failure -> "instead")))
                .isNull();
    }
}
