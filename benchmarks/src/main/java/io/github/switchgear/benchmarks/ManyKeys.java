package io.github.switchgear.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.KeyedBreakers;
import java.lang.management.ManagementFactory;

/** What is left on the heap of a million distinct keys, in MB: of Switchgear with {@code keyed}, else of Resilience4j. */
final class ManyKeys {

    private static final int KEYS = 1_000_000;
    private static final int LIMIT = 1_000;

    private ManyKeys() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(arguments[0].equals("keyed") ? keyed() : resilience4j());
    }

    private static long keyed() throws Exception {
        KeyedBreakers family =
                KeyedBreakers.of("keyed", BreakerSettings.builder().build(), LIMIT);
        for (int key = 0; key < LIMIT; key++) {
            family.of("before-" + key).call(() -> "fine");
        }
        long before = used();
        for (int key = 0; key < KEYS; key++) {
            family.of("key-" + key).call(() -> "fine");
        }
        long after = used();
        if (family.tracked().size() > LIMIT) {
            throw new IllegalStateException(family.tracked().size() + " keys are tracked");
        }
        return (after - before) >> 20;
    }

    private static long resilience4j() throws Exception {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
        long before = used();
        for (int key = 0; key < KEYS; key++) {
            registry.circuitBreaker("key-" + key).executeCallable(() -> "fine");
        }
        long after = used();
        if (registry.getAllCircuitBreakers().size() < KEYS) {
            throw new IllegalStateException("it has forgotten some");
        }
        return (after - before) >> 20;
    }

    private static long used() {
        for (int collection = 0; collection < 3; collection++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
