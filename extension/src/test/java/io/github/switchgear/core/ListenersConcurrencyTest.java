package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listeners that come and go while many threads are rejected. */
@ExtendWith(CapturedLog.class)
@Timeout(60)
class ListenersConcurrencyTest {

    private static final int THREADS = 16;
    private static final int CALLS = 2_000;

    @RepeatedTest(3)
    void eachRejectionIsToldOnceToWhoListensAllTheTime() throws Exception {
        KeyedBreakers sites = KeyedBreakers.of("warehouse", Calls.settings().build(), 10, new MovableTicker());
        Map<BreakerOpenException, AtomicInteger> told = new ConcurrentHashMap<>();
        Set<BreakerOpenException> thrown = ConcurrentHashMap.newKeySet();
        sites.family()
                .onRejection((rejection, cause) -> told.computeIfAbsent(rejection, it -> new AtomicInteger())
                        .incrementAndGet());
        Calls.open(sites.of("oslo"));
        LongAdder others = new LongAdder();

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                CircuitBreaker site = sites.of("oslo");
                for (int call = 0; call < CALLS; call++) {
                    CircuitBreaker followed = call % 2 == 0 ? site : sites.family();
                    try (Registration passing = followed.onRejection((rejection, cause) -> others.increment())) {
                        assertThat(passing).isNotNull();
                        thrown.add(rejected(site));
                    }
                }
            });
        }

        assertThat(thrown).hasSize(THREADS * CALLS).isEqualTo(told.keySet());
        assertThat(told.values()).extracting(AtomicInteger::get).containsOnly(1);
        assertThat(others.sum()).isGreaterThanOrEqualTo((long) THREADS * CALLS);
        others.reset();
        rejected(sites.of("oslo"));
        assertThat(others.sum()).isZero();
    }

    @RepeatedTest(3)
    void eachCallAndItsEndAreToldOnceToWhoListensAllTheTime() throws Exception {
        KeyedBreakers sites = KeyedBreakers.of("warehouse", Calls.settings().build(), 10, new MovableTicker());
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());
        LongAdder admitted = new LongAdder();
        LongAdder succeeded = new LongAdder();
        CallListener counting = state -> {
            admitted.increment();
            return outcome -> succeeded.add(outcome == CallOutcome.SUCCEEDED ? 1 : 0);
        };
        LongAdder others = new LongAdder();
        sites.family().onCall(counting);
        breaker.onCall(counting);

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                for (int call = 0; call < CALLS; call++) {
                    CircuitBreaker called = call % 2 == 0 ? sites.of("oslo") : breaker;
                    CallListener passing = state -> outcome -> others.increment();
                    try (Registration registration = called.onCall(passing)) {
                        assertThat(registration).isNotNull();
                        Calls.succeed(called);
                    }
                    if (call % 100 == 0) {
                        breaker.reset();
                    }
                }
            });
        }

        assertThat(admitted.sum()).isEqualTo(THREADS * (long) CALLS);
        assertThat(succeeded.sum()).isEqualTo(THREADS * (long) CALLS);
        assertThat(others.sum()).isGreaterThanOrEqualTo(THREADS * (long) CALLS);
    }

    /** The first listener of a breaker comes while calls replace its state. */
    @RepeatedTest(200)
    void whoHasRegisteredHearsOfEveryCallFromThenOn() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of(
                "inventory", Calls.settings().allowedFails(1_000_000).build(), new MovableTicker());
        LongAdder heard = new LongAdder();

        try (Crowd crowd = new Crowd(4)) {
            crowd.act(member -> {
                if (member == 0) {
                    breaker.onCall(state -> outcome -> heard.increment());
                    Calls.succeed(breaker);
                    assertThat(heard.sum()).isPositive();
                } else {
                    Calls.fail(breaker, 20);
                    Calls.succeed(breaker);
                }
            });
            long before = heard.sum();
            Calls.succeed(breaker);
            assertThat(heard.sum()).isEqualTo(before + 1);
        }
    }

    private static BreakerOpenException rejected(CircuitBreaker breaker) throws Exception {
        try {
            throw new AssertionError(breaker.call(() -> "let through"));
        } catch (BreakerOpenException rejection) {
            return rejection;
        }
    }

    @RepeatedTest(10)
    void noRegistrationIsLostAndNoneOutlivesItsEnd() throws Exception {
        CircuitBreaker breaker = CircuitBreaker.of("inventory", Calls.settings().build(), new MovableTicker());
        LongAdder rejections = new LongAdder();
        LongAdder transitions = new LongAdder();
        Map<Integer, Registration> kept = new ConcurrentHashMap<>();

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                for (int i = 0; i < 50; i++) {
                    Registration rejection = breaker.onRejection((told, cause) -> rejections.increment());
                    Registration transition = breaker.onTransition(told -> transitions.increment());
                    if (i == 0) {
                        kept.put(2 * member, rejection);
                        kept.put(2 * member + 1, transition);
                    } else {
                        rejection.close();
                        transition.close();
                    }
                }
            });
            breaker.forceOpen(ManualOverride.because("test"));
            Calls.beRejected(breaker);
            assertThat(transitions.sum()).isEqualTo(THREADS);
            assertThat(rejections.sum()).isEqualTo(THREADS);

            crowd.act(member -> {
                kept.get(2 * member).close();
                kept.get(2 * member + 1).close();
            });
        }
        breaker.reset();
        breaker.forceOpen(ManualOverride.because("test"));
        Calls.beRejected(breaker);

        assertThat(transitions.sum()).isEqualTo(THREADS);
        assertThat(rejections.sum()).isEqualTo(THREADS);
    }
}
