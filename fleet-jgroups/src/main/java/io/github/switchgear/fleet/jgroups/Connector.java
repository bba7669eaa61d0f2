package io.github.switchgear.fleet.jgroups;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jgroups.Address;
import org.jspecify.annotations.Nullable;

/**
 * Sends to those to whom there is no connection yet, which takes as long as one takes to be made or not. What comes meanwhile for the
 * same one waits for that; what is lost, JGroups sends again. Safe for use by any number of threads.
 */
final class Connector implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final int MOST_WAITING = 64;

    /** Connects where it has to. */
    @FunctionalInterface
    interface Line {
        void send(Address to, byte[] frame) throws Exception;
    }

    private final ThreadPoolExecutor thread;
    private final Line line;

    /** By who is being connected to; guarded by itself. */
    private final Map<Address, Queue<byte[]>> waiting = new HashMap<>();

    Connector(ThreadFactory threads, Line line) {
        this.line = line;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        thread.allowCoreThreadTimeOut(true);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Sends as soon as it can be. */
    void send(Address to, byte[] frame) {
        synchronized (waiting) {
            Queue<byte[]> frames = waiting.get(to);
            if (frames != null) {
                if (frames.size() < MOST_WAITING) {
                    frames.add(frame);
                }
                return;
            }
            frames = new ArrayDeque<>();
            frames.add(frame);
            waiting.put(to, frames);
        }
        thread.execute(() -> sendAll(to));
    }

    private void sendAll(Address to) {
        try {
            byte[] frame = next(to);
            while (frame != null) {
                line.send(to, frame);
                frame = next(to);
            }
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "No connection to {0}: {1}", to, e);
            synchronized (waiting) {
                waiting.remove(to);
            }
        }
    }

    private byte @Nullable [] next(Address to) {
        synchronized (waiting) {
            Queue<byte[]> frames = waiting.get(to);
            byte[] next = frames == null ? null : frames.poll();
            if (next == null) {
                waiting.remove(to);
            }
            return next;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
