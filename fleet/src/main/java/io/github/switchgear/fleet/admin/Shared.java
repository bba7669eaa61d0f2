package io.github.switchgear.fleet.admin;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Answers a question that many ask: those who wait for one that is being answered share the next answer, which was begun when all of
 * them had asked. So there are never more than one at a time, however many dashboards are open. Safe for use by any number of threads.
 *
 * @param <T> what is answered
 */
final class Shared<T> {

    private final Supplier<Optional<T>> question;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong begun = new AtomicLong();

    /** Guarded by the lock, as is which question it answers. */
    private Optional<T> last = Optional.empty();

    private long answered;

    Shared(Supplier<Optional<T>> question) {
        this.question = question;
    }

    Optional<T> get() {
        long asked = begun.get();
        turn.lock();
        try {
            if (answered <= asked) {
                long number = begun.incrementAndGet();
                last = question.get();
                answered = number;
            }
            return last;
        } finally {
            turn.unlock();
        }
    }
}
