package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Subject;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A memory that may take its time, asked by a thread of its own. What it is to keep waits until it has, of each subject the newest; and
 * what it has is told as it was read last. Only the first reading is waited for, as it comes before the first call. For one thread at
 * a time.
 */
public final class BackgroundMemory implements Memory {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final Duration CLOSING = Duration.ofSeconds(1);

    /** So long its thread waits for something to do. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final Memory memory;
    private final Duration wait;
    private final Runnable news;
    private final ThreadPoolExecutor thread;
    private final CountDownLatch isAnswered = new CountDownLatch(1);

    /** What the memory has not taken yet; guarded by this, as is the rest. */
    private final Map<Subject, Decision> unkept = new HashMap<>();

    private Collection<Decision> all = List.of();
    private boolean hasWaited;
    private boolean isWanted;
    private boolean isAtWork;

    /** Something has ended that nobody was told of yet. */
    private boolean isNew;

    private @Nullable Collection<Decision> contents;

    /** Why it could not be read the last time; null where it could. */
    private @Nullable IOException failure;

    /** Used by the thread alone: so that it is told once, and not each time that it is tried. */
    private boolean hasToldOfRefusal;

    /**
     * Asks a memory.
     *
     * @param wait for the first reading at most
     * @param news is run, by the thread of this, whenever there may be something new to read, be it that the memory fails
     */
    public BackgroundMemory(Memory memory, Duration wait, Runnable news) {
        this.memory = memory;
        this.wait = wait;
        this.news = news;
        // What comes when it is closed is for nobody.
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                BackgroundMemory::made,
                new ThreadPoolExecutor.DiscardPolicy());
        // An application whose start fails may never close this.
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread made(Runnable task) {
        Thread made = new Thread(null, task, "switchgear-fleet-background", 0, false);
        made.setDaemon(true);
        // Not that of whoever starts the application, which may be another's.
        made.setContextClassLoader(BackgroundMemory.class.getClassLoader());
        return made;
    }

    /**
     * Tells what was read last, and has it read anew, unless it is news. Waits for nothing but the first answer.
     *
     * @throws IOException if the memory has not answered yet, or could not be read the last time
     */
    @Override
    public Collection<Decision> read() throws IOException {
        if (isFirst()) {
            awaitFirst();
        }
        return told();
    }

    private synchronized boolean isFirst() {
        boolean isFirst = !hasWaited;
        hasWaited = true;
        if (!isNew) {
            isWanted = true;
            begin();
        }
        return isFirst;
    }

    private void awaitFirst() throws IOException {
        try {
            if (!isAnswered.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new IOException("it has not answered within " + wait);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("whoever waited for it was interrupted");
        }
    }

    private synchronized Collection<Decision> told() throws IOException {
        isNew = false;
        throwFailure();
        Collection<Decision> told = contents;
        if (told == null) {
            throw new IOException("it has not answered yet");
        }
        return told;
    }

    /**
     * Takes over what is to be kept, and has it kept. Until it is, it is tried again whenever somebody reads or keeps something.
     *
     * @throws IOException if the memory could not be read the last time; these decisions are taken over all the same
     */
    @Override
    public synchronized void keep(Collection<Decision> decisions, Collection<Decision> known) throws IOException {
        decisions.forEach(decision -> unkept.merge(
                decision.subject(), decision, (one, other) -> other.version().isAfter(one.version()) ? other : one));
        all = known;
        begin();
        throwFailure();
    }

    private void throwFailure() throws IOException {
        IOException why = failure;
        if (why != null) {
            throw new IOException(why.getMessage(), why);
        }
    }

    /** Guarded by this. */
    private void begin() {
        if (!isAtWork) {
            isAtWork = true;
            thread.execute(this::work);
        }
    }

    private void work() {
        boolean isMoreToDo;
        do {
            IOException refused = failureOf(this::keep);
            IOException unread = isReading(refused != null) ? failureOf(this::readAnew) : null;
            tellWhetherRefused(refused, unread);
            isMoreToDo = ended(refused != null, unread);
            news.run();
        } while (isMoreToDo);
    }

    @FunctionalInterface
    private interface Step {
        void go() throws IOException;
    }

    private static @Nullable IOException failureOf(Step step) {
        try {
            step.go();
            return null;
        } catch (IOException e) {
            return e;
        } catch (RuntimeException e) {
            // Of a driver, which is not to end this.
            return new IOException(e.toString(), e);
        }
    }

    private void keep() throws IOException {
        List<Decision> taken;
        Collection<Decision> known;
        synchronized (this) {
            taken = List.copyOf(unkept.values());
            known = all;
        }
        if (!taken.isEmpty()) {
            memory.keep(taken, known);
            synchronized (this) {
                // Unless a newer one has come meanwhile.
                taken.forEach(decision -> unkept.remove(decision.subject(), decision));
            }
        }
    }

    /** Where something could not be kept, that tells whether the memory can be reached at all. */
    private synchronized boolean isReading(boolean isRefused) {
        boolean isReading = isWanted || isRefused;
        isWanted = false;
        return isReading;
    }

    private void readAnew() throws IOException {
        Collection<Decision> read = memory.read();
        synchronized (this) {
            contents = read;
        }
    }

    /** A memory that cannot be reached is told of by who reads it; this is about one that can be. */
    private void tellWhetherRefused(@Nullable IOException refused, @Nullable IOException unread) {
        if (refused == null) {
            hasToldOfRefusal = false;
        } else if (unread == null && !hasToldOfRefusal) {
            hasToldOfRefusal = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The memory of the fleet does not take what was decided, which is tried again; until then, overrides of"
                            + " this node do not outlive it: " + refused.getMessage());
        }
    }

    /**
     * Notes how it went.
     *
     * @return whether there is more to do; after a failure, who asks next begins it again
     */
    private synchronized boolean ended(boolean isRefused, @Nullable IOException unread) {
        failure = unread;
        isNew = true;
        isAnswered.countDown();
        isAtWork = unread == null && !isRefused && (isWanted || !unkept.isEmpty());
        return isAtWork;
    }

    @Override
    public boolean isShared() {
        return memory.isShared();
    }

    /** What is to be kept is tried once more, if that takes no longer than a second. */
    @Override
    public void close() {
        thread.execute(this::work);
        thread.shutdown();
        try {
            boolean unused = thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        memory.close();
    }
}
