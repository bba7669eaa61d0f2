package io.github.switchgear.core;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * The latest calls of a closed breaker and the failures among them. It is the one part of a {@link State} that changes in
 * place; it holds no lock.
 *
 * <p>Failures are put in order, by replacing the {@link Head}. Successes are all alike: how many lie between two failures is
 * all that matters, so they are counted in {@link Stripes}, and a failure's place is their sum when it came. That is exact
 * as long as no success can open the breaker. One can only where the failures suffice and the calls do not yet, because each
 * further success makes their share smaller. So before a failure opens the breaker, or makes that possible for a success,
 * it closes the stripes. Then successes are put in order, too, until that has passed.
 *
 * <p>The call that reaches the ratio is the last one: the very step that counts it also {@linkplain #isTripped() trips} the
 * window, which takes no call after that. So the opening is exact, and whichever operation comes next can publish it, should
 * the thread that reached it be slow to do so.
 *
 * <p>A window is never emptied or moved on in place. It is {@linkplain #isSealed() sealed}, which stops all counting at
 * one moment, and a {@linkplain #successor successor} with what still counts takes its place in the state.
 */
abstract sealed class CallWindow permits CountWindow, TimeWindow {

    private static final AtomicReferenceFieldUpdater<CallWindow, Head> HEAD =
            AtomicReferenceFieldUpdater.newUpdater(CallWindow.class, Head.class, "head");

    private final WindowSettings settings;
    private final Tally tally;
    private volatile Head head;

    /**
     * Those of the head, where each success finds them without it; or, after a race, earlier ones, which are closed. Their
     * fields are final, so they may be handed from thread to thread like this.
     */
    private @Nullable Stripes stripes;

    private volatile @Nullable String lastFailure;

    CallWindow(WindowSettings settings, Tally tally, Head head, @Nullable String lastFailure) {
        this.settings = settings;
        this.tally = tally;
        this.head = head;
        this.lastFailure = lastFailure;
    }

    /** What became of a call that ended. */
    enum Counting {

        /** It is in the window. */
        COUNTED,

        /** It is in the window and, as the last one, reached the ratio. */
        TRIPPED,

        /** It is not in the window: this one takes no more calls, look at the state again. */
        SEALED
    }

    /**
     * One without calls.
     *
     * @param tally that of its breaker
     * @param consecutiveFailures how many calls have failed in a row before
     * @return null where consecutive failures decide
     */
    static @Nullable CallWindow of(WindowSettings settings, long now, Tally tally, int consecutiveFailures) {
        if (settings.calls() > 0) {
            return CountWindow.empty(settings, tally, consecutiveFailures);
        }
        return settings.isOn() ? TimeWindow.empty(settings, now, tally, consecutiveFailures) : null;
    }

    /**
     * Counts a success, if nothing can come of it, in the totals, too.
     *
     * @param now when the call ended
     * @return false if it is not counted and has to be {@linkplain #record recorded}
     */
    final boolean succeeds(long now) {
        Stripes open = stripes;
        if (open == null || isOver(now) || !open.increment()) {
            return false;
        }
        tally.succeededInStripes();
        return true;
    }

    /**
     * Counts a call that has ended; a success in the totals, too.
     *
     * @param failure what it failed by; null if it succeeded
     * @param now when it ended
     * @param mayTrip whether reaching the ratio trips the window
     */
    final Counting record(@Nullable String failure, long now, boolean mayTrip) {
        if (failure != null) {
            lastFailure = failure;
        }
        if (isOver(now)) {
            seal();
            return Counting.SEALED;
        }
        while (true) {
            if (failure == null && succeeds(now)) {
                return Counting.COUNTED;
            }
            Head seen = head;
            if (seen.isSealed()) {
                return Counting.SEALED;
            }
            settle(seen);
            boolean inOrder = seen.isInOrder();
            long successes = seen.successes();
            long calls = successes + seen.failures() + 1;
            long failures = failures(seen, calls) + (failure == null ? 0 : 1);
            // With the minimum for what is less: as if the calls that are missing were successes.
            boolean decides = settings.isReachedBy(failures, Math.max(size(calls), settings.effectiveMinimumCalls()));
            if (failure == null && !decides && (mayTrip || failures == 0)) {
                if (inOrder) {
                    replace(seen, seen.striped(tally.stripesFor(this), successes));
                }
                stripes = head.stripes();
                continue;
            }
            if (!inOrder && (decides || !mayTrip)) {
                seen.closeStripes();
                continue;
            }
            boolean trips = mayTrip && settings.isReachedBy(failures, size(calls));
            if (replace(seen, failure == null ? seen.succeeded(trips) : seen.failed(successes, failures, trips))) {
                if (failure == null) {
                    tally.succeeded();
                }
                return trips ? Counting.TRIPPED : Counting.COUNTED;
            }
        }
    }

    private boolean replace(Head seen, Head next) {
        return HEAD.compareAndSet(this, seen, next);
    }

    /** Whether {@link #record} needs to know when a call ended. */
    abstract boolean asksTime();

    /** Whether a call that ends now comes too late. */
    abstract boolean isOver(long now);

    /** Sees to it that the last failure is where later ones look for it; nobody can come after it before. */
    abstract void settle(Head seen);

    /** Of so many calls that have been counted here, those that count now and what came with them from before. */
    abstract long size(long calls);

    /** How many of those have failed, by a head without any later failure. */
    abstract long failures(Head seen, long calls);

    /** Whether a call has reached the ratio. It is sealed, then. */
    final boolean isTripped() {
        return head.isTripped();
    }

    /** Whether it takes no more calls, and its successor is to take its place. */
    final boolean isSealed() {
        return head.isSealed();
    }

    /** What the last failure failed by; null if there was none. */
    final @Nullable String lastFailure() {
        return lastFailure;
    }

    /** What counts now, by a head and so many successes. */
    abstract Counts counts(Head seen, long successes, long now);

    /**
     * Failures and calls that count.
     *
     * @param failures among the calls
     */
    record Counts(long failures, long calls) {}

    /**
     * What there is at one moment.
     *
     * @param consecutiveFailures how many calls have failed since the last one that did not
     * @param hasFailures whether there are failures among the calls that count
     * @param isAtLimit whether the calls that count reach the ratio
     */
    record Look(int consecutiveFailures, boolean hasFailures, boolean isAtLimit) {}

    /**
     * Looks at all of it at once.
     *
     * @param untilTrip whether to leave the call out that has tripped the window, as nobody has published yet what it brings
     */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    final Look look(long now, boolean untilTrip) {
        while (true) {
            Head seen = head;
            long successes = seen.successes();
            Counts counts = counts(seen, successes, now);
            if (seen == head) {
                return new Look(
                        untilTrip ? seen.consecutiveFailuresUntilTrip(successes) : seen.consecutiveFailures(successes),
                        counts.failures() > 0,
                        settings.isReachedBy(counts.failures(), counts.calls()));
            }
        }
    }

    /** One without calls, as if none had failed before. */
    abstract CallWindow emptied(long now);

    /**
     * Seals this window and gives one with the same calls, as far as they still count, that takes more of them.
     *
     * @param consecutiveFailures how many calls have failed in a row that are not counted here
     */
    abstract CallWindow successor(long now, int consecutiveFailures);

    /** One with the same calls, for another breaker that goes on from there; this one takes more calls as before. */
    @SuppressWarnings("ReferenceEquality") // the very object is what compare-and-set replaces
    final CallWindow copied(Tally others) {
        while (true) {
            Head seen = head;
            settle(seen);
            CallWindow copy = copied(others, seen.copied(), lastFailure);
            if (seen == head) {
                return copy;
            }
        }
    }

    /** One with the calls of a head that was this one's when its last failure was settled. */
    abstract CallWindow copied(Tally others, Head same, @Nullable String failure);

    /** Stops all counting. What there is then stays. */
    final Head seal() {
        while (true) {
            Head seen = head;
            if (seen.isSealed()) {
                return seen;
            }
            seen.closeStripes();
            replace(seen, seen.sealed());
        }
    }

    final WindowSettings settings() {
        return settings;
    }

    final Tally tally() {
        return tally;
    }
}
