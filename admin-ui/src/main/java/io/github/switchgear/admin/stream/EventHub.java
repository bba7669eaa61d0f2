package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.LeanJson;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.admin.view.NoteBook;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import io.github.switchgear.core.UnfailingLogger;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells all clients of the event stream what happens. Transitions are noted from the application's start on, by the
 * thread that causes them, which does no more than that. One daemon thread tells them and compares the breakers once a
 * second; it lives only while there is a client.
 */
@ApplicationScoped
public class EventHub {

    /** How many clients there may be at once. */
    static final int MOST_STREAMS = 256;

    /** How many transitions are held for clients that come back. */
    static final int HELD_TRANSITIONS = 1000;

    static final String THREAD = "switchgear-event-stream";

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");
    private static final long COMPARE_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final long COMPARE_AFTER_TRANSITION = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long COMPARE_AT_LATEST = TimeUnit.SECONDS.toNanos(2);
    /** Where there are very many breakers, the thread compares no more than one part of its time in so many. */
    private static final int REST = 100;
    /** The same after a transition. */
    private static final int REST_AFTER_TRANSITION = 20;
    /** A server that shuts down waits for the streams to end. */
    private static final long LONGEST_SLEEP = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long STOPPING_MILLIS = 5000;

    @Inject
    BreakerRegistry registry;

    @Inject
    BreakerViews views;

    @Inject
    BreakerJson json;

    @Inject
    Node node;

    @Inject
    NoteBook notes;

    @Inject
    StreamLifetime lifetime;

    private final EventLog log = new EventLog(System.currentTimeMillis(), HELD_TRANSITIONS);
    private final LeanJson lean = new LeanJson();
    /** Kept from the first look on, so that who comes back is told only what has changed meanwhile. */
    private final ChangedBreakers changed = new ChangedBreakers();

    private final Map<CircuitBreaker, Registration> registrations = new ConcurrentHashMap<>();
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Thread thread;
    private @Nullable Registration following;
    private @Nullable Registration reading;

    // Guarded by this.
    private int open;
    private @Nullable ShutdownSignal shutdown;
    private boolean stopped;

    /** Listens from the start, so that who comes back is told what was missed. */
    void start(@Observes Startup event) {}

    /** Not when the application starts: TomEE tells nobody of that. */
    @PostConstruct
    void listen() {
        reading = notes.onNote(note -> {
            log.append(note);
            wake();
        });
        following = registry.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                registrations.put(breaker, breaker.onTransition(EventHub.this::note));
                wake();
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                Registration registration = registrations.remove(breaker);
                if (registration != null) {
                    registration.close();
                }
                wake();
            }
        });
    }

    private void note(BreakerTransition transition) {
        log.append(transition);
        wake();
    }

    /**
     * All breakers as they are, in the lean form.
     *
     * @param id the id of the last event that is in it
     * @param tag changes with what is in it
     * @param breakers each with its place
     */
    record Start(String id, String tag, List<LeanJson.Placed> breakers) {}

    /** Reads what a lean stream's changes are added to. */
    Start start() {
        // Before the breakers are compared: what happens from now on is told again rather than never.
        long transitions = log.newest();
        compare();
        return changed.all((newest, breakers) ->
                new Start(log.id(new EventLog.Position(transitions, newest)), log.id(newest), breakers));
    }

    byte[] json(Start start) {
        return lean.snapshot(json, node, BreakerViews.now(), start.id(), start.breakers());
    }

    private void compare() {
        changed.compare(views::all, log::nextNumber);
    }

    /**
     * Begins a stream of whole breakers on the thread of its request.
     *
     * @param sink where events go
     * @param hangUp cuts the connection and runs what ends the stream
     * @param lastEventId what the client has seen, if it says so
     * @return why there is none, if so
     */
    Optional<String> open(SseEventSink sink, Consumer<Runnable> hangUp, @Nullable String lastEventId) {
        return open(new WholeStream(sink, hangUp, this::wake, lifetime.nanos(), views::all), lastEventId);
    }

    /**
     * Begins a stream of changes alone on the thread of its request.
     *
     * @param sink where events go
     * @param hangUp cuts the connection and runs what ends the stream
     * @param lastEventId what the client has seen, if it says so
     * @return why there is none, if so
     */
    Optional<String> openLean(SseEventSink sink, Consumer<Runnable> hangUp, @Nullable String lastEventId) {
        return open(new LeanStream(sink, hangUp, this::wake, lifetime.nanos()), lastEventId);
    }

    private Optional<String> open(EventStream stream, @Nullable String lastEventId) {
        Optional<String> refusal = reserve();
        if (refusal.isPresent()) {
            return refusal;
        }
        boolean begun = false;
        try {
            stream.begin(lastEventId, log, writer());
            begun = true;
        } finally {
            leaveOrJoin(stream, begun);
        }
        return Optional.empty();
    }

    private synchronized Optional<String> reserve() {
        if (stopped || isShuttingDown()) {
            return Optional.of("The server is shutting down; come again when it is back");
        }
        if (open == MOST_STREAMS) {
            return Optional.of("There are " + MOST_STREAMS + " event streams already; poll the list meanwhile");
        }
        if (thread == null) {
            Teller teller = new Teller();
            Thread started = new Thread(null, teller, THREAD, 0, false);
            started.setDaemon(true);
            // A thread of the request's own group and rights, but with the application's classes, as the request has.
            started.setContextClassLoader(Thread.currentThread().getContextClassLoader());
            thread = started;
            started.start();
        }
        open++;
        return Optional.empty();
    }

    private synchronized boolean isShuttingDown() {
        ShutdownSignal known = shutdown;
        if (known == null) {
            known = ShutdownSignal.ofServer();
            shutdown = known;
        }
        return known.isGiven();
    }

    /** Where the thread has ended meanwhile, nobody would tell it anything, nor end it. */
    private synchronized void leaveOrJoin(EventStream stream, boolean begun) {
        if (begun && thread != null && !stopped) {
            streams.add(stream);
        } else {
            open--;
            stream.close();
        }
        wake();
    }

    private synchronized void leave(EventStream stream) {
        if (streams.remove(stream)) {
            open--;
        }
    }

    synchronized int clients() {
        return open;
    }

    /** Whether the thread is still needed; if not, the next client starts another. */
    private synchronized boolean goesOn() {
        if (stopped || open == 0 || isShuttingDown()) {
            thread = null;
            return false;
        }
        return true;
    }

    private synchronized boolean hasStopped() {
        return stopped;
    }

    private void wake() {
        Thread sleeping = thread;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }

    private EventWriter writer() {
        return new EventWriter(json, lean, node, log);
    }

    @PreDestroy
    void stop() {
        if (following != null) {
            following.close();
        }
        if (reading != null) {
            reading.close();
        }
        registrations.values().forEach(Registration::close);
        Thread running;
        synchronized (this) {
            stopped = true;
            running = thread;
        }
        if (running != null) {
            LockSupport.unpark(running);
            join(running);
        }
    }

    private static void join(Thread running) {
        try {
            running.join(STOPPING_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What the thread does: tell, compare, sleep. */
    private final class Teller implements Runnable {

        private final EventWriter writer = writer();
        private long comparedAt;
        private long comparedFor;
        private long comparedTransitions;

        Teller() {
            compare();
        }

        private void compare() {
            comparedAt = System.nanoTime();
            comparedTransitions = log.appended();
            EventHub.this.compare();
            comparedFor = System.nanoTime() - comparedAt;
        }

        @Override
        public void run() {
            try {
                while (goesOn()) {
                    tell();
                    if (untilComparison() <= 0) {
                        compare();
                        tell();
                    }
                    LockSupport.parkNanos(
                            this, Math.max(1, Math.min(LONGEST_SLEEP, Math.min(untilComparison(), untilNextEnd()))));
                }
            } catch (RuntimeException failure) {
                // While an application ends, its beans may do so before this thread.
                LOG.log(
                        hasStopped() ? Level.DEBUG : Level.ERROR,
                        "The event stream failed; its clients will come back",
                        failure);
            } finally {
                closeAll();
            }
        }

        private long untilComparison() {
            long wait = log.appended() == comparedTransitions
                    ? Math.max(COMPARE_AFTER, REST * comparedFor)
                    : Math.max(COMPARE_AFTER_TRANSITION, REST_AFTER_TRANSITION * comparedFor);
            return comparedAt + Math.min(wait, COMPARE_AT_LATEST) - System.nanoTime();
        }

        private long untilNextEnd() {
            return streams.stream().mapToLong(EventStream::untilEnd).min().orElse(Long.MAX_VALUE);
        }

        private void tell() {
            for (EventStream stream : streams) {
                stream.goOn(log, changed, writer);
                if (stream.isOver()) {
                    leave(stream);
                    stream.end();
                }
            }
        }

        /** After a failure, too: a client that hears nothing must not think that nothing happens. */
        private void closeAll() {
            forget();
            for (EventStream stream : streams) {
                leave(stream);
                stream.close();
            }
        }
    }

    private synchronized void forget() {
        if (thread == Thread.currentThread()) {
            thread = null;
        }
    }
}
