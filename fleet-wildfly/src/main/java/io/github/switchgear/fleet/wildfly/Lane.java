package io.github.switchgear.fleet.wildfly;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to one member of the server's group. One parcel is on it at a time: so they come in order, which the server does not
 * promise, and a member that is frozen fills nothing that others share; what is for it waits here. Each answer tells by which name
 * the member is a node of this fleet. Safe for use by any number of threads.
 */
final class Lane {

    /** As many as a node takes at once; of more, the oldest are dropped, and nodes find out what they lack. */
    static final int MOST_WAITING = 200;

    /** What was not answered for so long is not waited for any more. */
    static final Duration LOST = Duration.ofSeconds(10);

    /** So often at most, a member is asked whether it is a node of the fleet meanwhile. */
    static final Duration AGAIN = Duration.ofSeconds(4);

    /** Whoever refuses so many one after the other is none any more; a busy server may refuse one. */
    static final int MOST_REFUSED = 3;

    /** Brings a parcel to the member. */
    @FunctionalInterface
    interface Way {

        /** Returns at once; the answer is the name of the node, or fails where there is none. */
        CompletableFuture<String> send(Parcel parcel) throws IOException;
    }

    /** A parcel on its way. */
    private static final class Trip {

        private final long begun;
        private @Nullable CompletableFuture<String> answer;

        Trip(long begun) {
            this.begun = begun;
        }
    }

    private final Way way;
    private final LongSupplier nanos;
    private final Runnable renamed;
    private final Consumer<Throwable> misunderstood;

    /** Guarded by this, as is the rest. */
    private final Deque<Parcel> waiting = new ArrayDeque<>();

    private @Nullable Trip trip;
    private @Nullable String name;
    private long asked;
    private int refused;
    private boolean hasEnded;

    /**
     * One to a member of which nothing is known yet.
     *
     * @param nanos a clock as {@link System#nanoTime()}
     * @param renamed is told when the member has become a node of the fleet, or is none any more
     * @param misunderstood is told why a member that may be one could not read what it was sent
     */
    Lane(Way way, LongSupplier nanos, Runnable renamed, Consumer<Throwable> misunderstood) {
        this.way = way;
        this.nanos = nanos;
        this.renamed = renamed;
        this.misunderstood = misunderstood;
    }

    /** The name of the node; empty where the member is none that is known. */
    synchronized Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Asks the member whether it is a node of the fleet, if that is not known and it is not asked already. */
    void greet() {
        synchronized (this) {
            if (name != null || isUnderWay()) {
                return;
            }
            asked = nanos.getAsLong();
            waiting.add(Parcel.greeting());
        }
        goOn();
    }

    /** Sends a message to a node of the fleet; of what is none, it is asked again from time to time. */
    void send(Parcel message) {
        synchronized (this) {
            if (name != null && !hasEnded) {
                if (waiting.size() == MOST_WAITING) {
                    waiting.remove();
                }
                waiting.add(message);
            }
        }
        if (name().isPresent()) {
            goOn();
        } else if (hasPassed(AGAIN)) {
            greet();
        }
    }

    private synchronized boolean hasPassed(Duration time) {
        return nanos.getAsLong() - asked >= time.toNanos();
    }

    /** The member says that it is the node no more. */
    void forget() {
        boolean isOther;
        synchronized (this) {
            isOther = isNow(null);
        }
        tellIf(isOther);
    }

    private void goOn() {
        Parcel next;
        Trip begun;
        synchronized (this) {
            if (isUnderWay() || waiting.isEmpty() || hasEnded) {
                return;
            }
            next = waiting.remove();
            begun = new Trip(nanos.getAsLong());
            trip = begun;
        }
        // Not while others wait for the lock: nobody knows how long the server takes.
        try {
            CompletableFuture<String> answer = way.send(next);
            take(begun, answer);
            CompletableFuture<String> unused = answer.whenComplete((told, failure) -> arrived(begun, told, failure));
        } catch (IOException | RuntimeException e) {
            arrived(begun, null, e);
        }
    }

    private synchronized void take(Trip begun, CompletableFuture<String> answer) {
        begun.answer = answer;
        if (trip != begun) {
            answer.cancel(true);
        }
    }

    /** One that is lost is ended here, as a timer would be one more thread. */
    private boolean isUnderWay() {
        Trip last = trip;
        if (last != null && nanos.getAsLong() - last.begun >= LOST.toNanos()) {
            end(last);
        }
        return trip != null;
    }

    private void end(Trip last) {
        trip = null;
        CompletableFuture<String> answer = last.answer;
        if (answer != null) {
            answer.cancel(true);
        }
    }

    private void arrived(Trip ended, @Nullable String told, @Nullable Throwable failure) {
        boolean isOther = false;
        synchronized (this) {
            if (trip != ended) {
                return;
            }
            trip = null;
            if (failure == null) {
                refused = 0;
                isOther = isNow(told == null || told.isEmpty() ? null : told);
            } else if (++refused >= MOST_REFUSED) {
                isOther = isNow(null);
            }
            notifyAll();
        }
        // A member without the application cancels; so does one that has gone.
        if (failure != null && !(failure instanceof CancellationException)) {
            misunderstood.accept(failure);
        }
        tellIf(isOther);
        goOn();
    }

    /** Whether that is another one than before. */
    private boolean isNow(@Nullable String node) {
        boolean isOther = !Objects.equals(name, node);
        name = node;
        if (node == null) {
            waiting.clear();
        }
        return isOther;
    }

    private void tellIf(boolean isOther) {
        if (isOther) {
            renamed.run();
        }
    }

    /** Waits until nothing is on the way or waits for that, but no longer than until some moment of the clock. */
    synchronized void awaitRest(long end) throws InterruptedException {
        long left = end - nanos.getAsLong();
        while ((trip != null || !waiting.isEmpty()) && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - nanos.getAsLong();
        }
    }

    /** Sends nothing any more, and lets go of what has not arrived. */
    synchronized void close() {
        hasEnded = true;
        waiting.clear();
        Trip last = trip;
        if (last != null) {
            end(last);
        }
    }
}
