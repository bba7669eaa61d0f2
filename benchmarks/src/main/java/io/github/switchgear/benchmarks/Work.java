package io.github.switchgear.benchmarks;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What every library here is given to guard: as little as possible, so that the guard itself is what is measured. */
final class Work {

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

    /** Fails once in a hundred calls of all threads, or somewhat more often where they race. */
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
