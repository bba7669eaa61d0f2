package io.github.switchgear.core;

import java.util.Arrays;

/**
 * The breakers whose calls a thread is inside of, so that a call within an admitted call of the same breaker is known to
 * belong to that one.
 *
 * <p>Each thread has an array of its own, filled from the front with the numbers of breakers: what is entered last is left
 * first. They are numbers, and not the breakers themselves, since this is written twice with each call: a number needs no
 * barrier of a garbage collector, and keeps neither a breaker nor the application's class loader in a thread of a server.
 */
final class EnclosingCalls {

    /** The number of no breaker: such a place is free. */
    private static final long NONE = 0;

    private static final int ROOM = 8;

    private static final ThreadLocal<long[]> OF_THREAD = new ThreadLocal<>();

    /** Where one thread is inside of more than fit there; looked up each time, as it grows by being replaced. */
    private static final ThreadLocal<long[]> MORE_OF_THREAD = new ThreadLocal<>();

    private EnclosingCalls() {}

    /** Those of this thread, looked up once for all that a call asks of it. */
    static long[] ofThread() {
        long[] calls = OF_THREAD.get();
        return calls == null ? first() : calls;
    }

    private static long[] first() {
        long[] calls = new long[ROOM];
        OF_THREAD.set(calls);
        return calls;
    }

    /** Whether one of them is a breaker's. */
    static boolean include(long[] calls, long breaker) {
        return calls[0] != NONE && includeAmongSeveral(calls, breaker);
    }

    private static boolean includeAmongSeveral(long[] calls, long breaker) {
        for (long call : calls) {
            if (call == NONE || call == breaker) {
                return call == breaker;
            }
        }
        return Arrays.stream(more()).anyMatch(call -> call == breaker);
    }

    /** Begins a call of a breaker; what is given back ends it. */
    static int enter(long[] calls, long breaker) {
        if (calls[0] == NONE) {
            calls[0] = breaker;
            return 0;
        }
        int place = enterIn(calls, breaker);
        return place < ROOM ? place : ROOM + enterMore(breaker);
    }

    private static int enterMore(long breaker) {
        long[] more = more();
        int place = enterIn(more, breaker);
        if (place == more.length) {
            more = Arrays.copyOf(more, place + ROOM);
            more[place] = breaker;
            MORE_OF_THREAD.set(more);
        }
        return place;
    }

    /** The place that was free, or the length where none is. */
    private static int enterIn(long[] calls, long breaker) {
        for (int place = 0; place < calls.length; place++) {
            if (calls[place] == NONE) {
                calls[place] = breaker;
                return place;
            }
        }
        return calls.length;
    }

    /** Ends the call that was begun last. */
    static void leave(long[] calls, int place) {
        if (place < ROOM) {
            calls[place] = NONE;
        } else {
            more()[place - ROOM] = NONE;
        }
    }

    private static long[] more() {
        long[] more = MORE_OF_THREAD.get();
        return more == null ? new long[0] : more;
    }
}
