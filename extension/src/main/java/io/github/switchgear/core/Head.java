package io.github.switchgear.core;

import org.jspecify.annotations.Nullable;

/**
 * What there is in a {@link CallWindow}, as far as order matters: where its last failure stands. A failure is counted by
 * replacing the very head that its place was computed from; a success changes only the stripes, where there are any.
 *
 * @param stripes what takes successes without an order; null before there has been one
 * @param aside the successes that are not in these stripes
 * @param failures how many failures have been counted, those that are long past included
 * @param lastFailure the place of the last of them among all calls, from 0; -1 where there was none
 * @param failuresThen how many of them were among the calls that counted with that one
 * @param inARow how many calls had failed in a row, at last
 * @param successesThen how many successes there were before these
 * @param isTripped whether a call has reached the ratio
 * @param isSealed whether no call is counted any more
 */
record Head(
        @Nullable Stripes stripes,
        long aside,
        long failures,
        long lastFailure,
        long failuresThen,
        int inARow,
        long successesThen,
        boolean isTripped,
        boolean isSealed) {

    /** Without calls. */
    static Head empty(int consecutiveFailures) {
        return new Head(null, 0, 0, -1, 0, consecutiveFailures, 0, false, false);
    }

    /** How many successes have been counted. */
    long successes() {
        return stripes == null ? aside : aside + stripes.sum();
    }

    /** Whether successes have their place among the failures, too: each is counted by replacing the head. */
    boolean isInOrder() {
        return stripes == null || stripes.isClosed();
    }

    void closeStripes() {
        if (stripes != null) {
            stripes.close();
        }
    }

    /** How many calls have failed since the last of so many successes. */
    int consecutiveFailures(long successes) {
        return successes == successesThen ? inARow : 0;
    }

    /** The same without the call that tripped the window, if one has. */
    int consecutiveFailuresUntilTrip(long successes) {
        if (!isTripped) {
            return consecutiveFailures(successes);
        }
        return successes == successesThen ? inARow - 1 : consecutiveFailures(successes - 1);
    }

    /** With other stripes, in which nothing has been counted yet. */
    Head striped(Stripes others, long successes) {
        return new Head(
                others, successes, failures, lastFailure, failuresThen, inARow, successesThen, isTripped, isSealed);
    }

    /** With one more success that has its place. */
    Head succeeded(boolean trips) {
        return new Head(stripes, aside + 1, failures, lastFailure, failuresThen, inARow, successesThen, trips, trips);
    }

    /**
     * With one more failure.
     *
     * @param successes how many came before it
     * @param failuresNow how many failures are among the calls that count with it
     */
    Head failed(long successes, long failuresNow, boolean trips) {
        int row = saturated(consecutiveFailures(successes) + 1L);
        return new Head(stripes, aside, failures + 1, successes + failures, failuresNow, row, successes, trips, trips);
    }

    /** With no more calls. */
    Head sealed() {
        return new Head(stripes, aside, failures, lastFailure, failuresThen, inARow, successesThen, isTripped, true);
    }

    /**
     * With the same calls, and open for more.
     *
     * @param consecutiveFailures how many calls have failed in a row after these
     */
    Head goingOn(int consecutiveFailures) {
        long successes = successes();
        int row = saturated((long) consecutiveFailures(successes) + consecutiveFailures);
        return new Head(null, successes, failures, lastFailure, failuresThen, row, successes, false, false);
    }

    /** With the same calls, for a window that takes the place of none: where this one trips or is sealed, it is, too. */
    Head copied() {
        long successes = successes();
        int row = consecutiveFailures(successes);
        return new Head(null, successes, failures, lastFailure, failuresThen, row, successes, isTripped, isSealed);
    }

    /** As many as an int holds. */
    static int saturated(long failures) {
        return (int) Math.min(Integer.MAX_VALUE, failures);
    }
}
