package io.github.switchgear.core;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

/** What calls allocate: the JVM counts the bytes of each thread exactly, whatever else the machine does. */
public final class Allocated {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int CALLS = 20_000;
    private static final int ROUNDS = 10;

    /** What the calls return can be seen from here, so that the compiler does not save it. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object last;

    private Allocated() {}

    /**
     * The bytes that one call allocates once the classes are loaded: of several rounds, the one with the fewest, for in
     * the others something may have been made once and for all.
     */
    public static long perCall(Callable<?> call) throws Exception {
        long fewest = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            fewest = Math.min(fewest, inCalls(call));
        }
        // Rounded up, so that zero means not a single byte in all the calls of a round
        return (fewest + CALLS - 1) / CALLS;
    }

    private static long inCalls(Callable<?> call) throws Exception {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CALLS; i++) {
            last = call.call();
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
