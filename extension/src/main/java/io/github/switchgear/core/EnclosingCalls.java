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

    /** No place: the thread is inside of a call of the breaker already. */
    static final int INSIDE = -1;

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

    /**
     * The place that a call of a breaker would take among them, or {@link #INSIDE} where one of them is that breaker's. It
     * stays the same until the thread returns to who asks, as each call within is left before.
     */
    static int place(long[] calls, long breaker) {
        return calls[0] == NONE ? 0 : placeAmongSeveral(calls, breaker);
    }

    private static int placeAmongSeveral(long[] calls, long breaker) {
        int place = placeIn(calls, breaker);
        if (place < ROOM) {
            return place;
        }
        int further = placeIn(more(), breaker);
        return further == INSIDE ? INSIDE : ROOM + further;
    }

    /** The first that is free, which is the length where none is. */
    private static int placeIn(long[] calls, long breaker) {
        for (int place = 0; place < calls.length; place++) {
            if (calls[place] == NONE) {
                return place;
            }
            if (calls[place] == breaker) {
                return INSIDE;
            }
        }
        return calls.length;
    }

    /** Begins what belongs to a call of a breaker, wherever it is done; what is given back ends it. */
    static int enter(long[] calls, long breaker) {
        int place = place(calls, breaker);
        if (place != INSIDE) {
            enter(calls, place, breaker);
        }
        return place;
    }

    /** Begins a call of a breaker at the place that is free for it. */
    static void enter(long[] calls, int place, long breaker) {
        if (place < ROOM) {
            calls[place] = breaker;
        } else {
            enterMore(place - ROOM, breaker);
        }
    }

    private static void enterMore(int place, long breaker) {
        long[] more = more();
        if (place == more.length) {
            more = Arrays.copyOf(more, place + ROOM);
            MORE_OF_THREAD.set(more);
        }
        more[place] = breaker;
    }

    /** Ends what was begun last. */
    static void leave(long[] calls, int place) {
        if (place >= ROOM) {
            more()[place - ROOM] = NONE;
        } else if (place != INSIDE) {
            calls[place] = NONE;
        }
    }

    private static long[] more() {
        long[] more = MORE_OF_THREAD.get();
        return more == null ? new long[0] : more;
    }
}
