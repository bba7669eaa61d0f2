package io.github.switchgear.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.openjdk.jmh.infra.Blackhole;

/** What every library here is given to guard: as little as possible, so that the guard itself is what is measured. */
final class Work {

    /** In units of JMH, on the machine that the table is from. */
    private static final long MICROSECOND = 480;

    /** Read by every call, so that a call is not folded into a constant. */
    private final Integer answer = Integer.valueOf(42);

    private final CompletableFuture<Integer> completed = CompletableFuture.completedFuture(answer);
    private final Outage outage = new Outage();

    /** A downstream that answers. */
    final Callable<Integer> succeeding = () -> answer;

    /** A downstream that does not; the exception is made beforehand, for making one costs more than all the rest. */
    final Callable<Integer> failing = () -> {
        throw outage;
    };

    /** Fails once in a hundred calls. Each thread has its own, or it would measure how threads share a counter. */
    final Callable<Integer> mostlySucceeding = new Callable<>() {

        private int calls;

        @Override
        public Integer call() throws Outage {
            if (++calls >= 100) {
                calls = 0;
                throw outage;
            }
            return answer;
        }
    };

    /** The same, and about a microsecond for each call. */
    final Callable<Integer> mostlySucceedingLater = () -> {
        Blackhole.consumeCPU(MICROSECOND);
        return mostlySucceeding.call();
    };

    CompletionStage<Integer> completed() {
        return completed;
    }

    Integer answer() {
        return answer;
    }

    /** A downstream's failure. */
    static final class Outage extends Exception {

        private static final long serialVersionUID = 1L;
    }
}
