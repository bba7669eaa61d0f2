package io.github.switchgear.contract.semantics;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often the body of a method ran that always fails. */
final class Runs {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Runs() {}

    /** What such a body throws. */
    static Failure failure() {
        COUNT.incrementAndGet();
        return new Failure();
    }

    static int count() {
        return COUNT.get();
    }

    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Failure() {
            super("the method ran");
        }
    }
}
