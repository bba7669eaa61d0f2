package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is to be posted, in the order in which it happened. Whoever brings a change notes it here and goes on: the lock is held for
 * that alone, never while anything is written, looked up or posted. Safe for use by any number of threads, of which one takes.
 *
 * <p>No more than so many wait. One more takes the place of the oldest: the newest tell how things are now, and of each breaker the
 * last stays, so that nobody goes on believing what is over.
 */
final class Outbox {

    private final int limit;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Guarded by the lock. */
    private final Tellings tellings;

    /** Guarded by the lock. */
    private final Queue<Message> waiting = new ArrayDeque<>();

    /** The one that was taken and is not done with; guarded by the lock. */
    private @Nullable Message taken;

    /** How many have lost their place since somebody asked; guarded by the lock. */
    private int displaced;

    /**
     * Begins with nothing.
     *
     * @param quiet how long a breaker is not told of again
     * @param limit how many messages may wait
     * @param nanos tells the time
     */
    Outbox(Duration quiet, int limit, LongSupplier nanos) {
        this.limit = limit;
        this.nanos = nanos;
        this.tellings = new Tellings(quiet);
    }

    /**
     * Takes note of a change.
     *
     * @param change any
     * @param present asked for its breaker's generation by now, where it seems to have been overtaken
     */
    void changed(BreakerTransition change, LongSupplier present) {
        lock.lock();
        try {
            Message told = tellings.changed(change, present, nanos.getAsLong());
            if (told != null) {
                put(told);
            }
            // Also where nothing is told: a quiet time may now end earlier than any that the taker knows of.
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void put(Message told) {
        if (waiting.size() == limit) {
            waiting.remove();
            displaced++;
        }
        waiting.add(told);
    }

    /** Another breaker has come under a name. */
    void renewed(String breaker) {
        lock.lock();
        try {
            tellings.renewed(breaker);
        } finally {
            lock.unlock();
        }
    }

    /** The last change of each key of a family that it has left in a state that is not closed, as far as it is told. */
    List<BreakerTransition> notClosed(String family) {
        lock.lock();
        try {
            return tellings.notClosed(family);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the first message.
     *
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    void awaitFirst() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next message, and is done with the last one.
     *
     * @return the oldest; null if there is none by now
     */
    @Nullable
    Message poll() {
        lock.lock();
        try {
            tellings.due(nanos.getAsLong(), this::put);
            taken = waiting.poll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes the next message, and is done with the last one.
     *
     * @return the oldest, as soon as there is one
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Message take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Message next = poll();
            while (next == null) {
                OptionalLong due = tellings.nextDue();
                if (due.isEmpty()) {
                    changed.await();
                } else {
                    long unused = changed.awaitNanos(due.getAsLong() - nanos.getAsLong());
                }
                next = poll();
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** How many have lost their place to newer ones since this was asked last. */
    int displaced() {
        lock.lock();
        try {
            int before = displaced;
            displaced = 0;
            return before;
        } finally {
            lock.unlock();
        }
    }

    /** How many have not been posted: those that wait, and the one that was taken last. */
    int left() {
        lock.lock();
        try {
            return waiting.size() + (taken == null ? 0 : 1);
        } finally {
            lock.unlock();
        }
    }
}
