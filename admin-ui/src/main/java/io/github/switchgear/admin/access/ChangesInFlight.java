package io.github.switchgear.admin.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds how many changes the application handles at once. A change occupies one of its threads until the body has come, and how
 * long that takes is up to the sender. Safe for use by any number of threads.
 */
@ApplicationScoped
public class ChangesInFlight {

    /** How many may be handled at once, those whose body is still to come included. */
    static final int MOST = 16;

    /** How many more may wait for their turn: so many operators act at once now and then, and are done in a moment. */
    static final int MOST_WAITING = 8;

    static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** How many rehearsals are handled at once: they are for who may only look, and take no place from a change. */
    static final int MOST_REHEARSALS = 2;

    private final Semaphore rehearsing = new Semaphore(MOST_REHEARSALS);
    private final Semaphore free = new Semaphore(MOST);
    private final Semaphore mayWait = new Semaphore(MOST_WAITING);

    /** Takes one in, and whether there is room for it. */
    boolean enter() {
        return free.tryAcquire() || (mayWait.tryAcquire() && awaitTurn());
    }

    private boolean awaitTurn() {
        try {
            return free.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            mayWait.release();
        }
    }

    /** Lets one go that was taken in. */
    void leave() {
        free.release();
    }

    /** Takes a rehearsal in, and whether there is room for it. */
    boolean enterToRehearse() {
        return rehearsing.tryAcquire();
    }

    /** Lets a rehearsal go that was taken in. */
    void leaveRehearsal() {
        rehearsing.release();
    }

    /** How many there are. */
    int count() {
        return MOST - free.availablePermits();
    }
}
