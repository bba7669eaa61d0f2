package io.github.switchgear.admin.stream;

import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client of the event stream. Nothing is kept for it but how far it has been told: what it still lacks stays in the
 * {@link EventLog} and in the {@link ChangedBreakers}, so a slow reader costs no more than the few events that the container
 * has not sent yet.
 *
 * <p>The request's thread begins it, then the hub's thread alone goes on.
 */
abstract class EventStream {

    /** How many events the container may hold that are not sent yet; further ones wait in the log. */
    static final int MOST_UNSENT = 64;

    private static final long COME_BACK_MILLIS = 2000;
    private static final long COME_BACK_SOON_MILLIS = 100;
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(5);
    private static final long STALLED = TimeUnit.SECONDS.toNanos(20);

    private final SseEventSink sink;
    private final Consumer<Runnable> hangUp;
    private final Runnable whenSent;
    private final long began = System.nanoTime();
    private final long lifetime;
    private final AtomicInteger unsent = new AtomicInteger();

    private long lastEvent;
    private volatile long lastProgress = System.nanoTime();
    private volatile boolean broken;
    private boolean ending;

    /** The number of the last transition that it was told of, or one behind it before the next. */
    long toldTransitions;

    /**
     * A client that has just come.
     *
     * @param sink where its events go
     * @param hangUp cuts the connection, where the container has a way to do that, and runs what ends the stream
     * @param whenSent is told when something was sent
     * @param lifetime nanoseconds after which it is told to come back, and who it is is asked again
     */
    EventStream(SseEventSink sink, Consumer<Runnable> hangUp, Runnable whenSent, long lifetime) {
        this.sink = sink;
        this.hangUp = hangUp;
        this.whenSent = whenSent;
        this.lifetime = lifetime;
    }

    /** Tells a client that has just come what it has to know at once. */
    final void begin(@Nullable String lastEventId, EventLog log, EventWriter writer) {
        // Before the breakers are read: what happens from now on is told again rather than never.
        long now = log.newest();
        send(StreamEvent.comeBackAfter(COME_BACK_MILLIS));
        begin(lastEventId, now, log, writer);
    }

    /** Tells what the client missed, where that is known, and where it stands at a number. */
    abstract void begin(@Nullable String lastEventId, long now, EventLog log, EventWriter writer);

    /** Tells a client anew where it stands, as more has happened than is known. */
    abstract void beginAnew(EventLog log, EventWriter writer);

    /** Tells what has happened since, in the order of its numbers and as much as the client takes. */
    final void goOn(EventLog log, ChangedBreakers changed, EventWriter writer) {
        if (ending) {
            return;
        }
        if (untilEnd() <= 0) {
            // What it lacks it is told when it comes back.
            ending = true;
            send(StreamEvent.comeBackAfter(COME_BACK_SOON_MILLIS));
            return;
        }
        if (!log.holdsAllAfter(toldTransitions)) {
            if (unsent.get() > 0) {
                broken = true;
                return;
            }
            // It kept up, but more happened at once than is held.
            beginAnew(log, writer);
        }
        if (!tellChanges(log, changed, writer)) {
            return;
        }
        tellTransitions(Long.MAX_VALUE, log, writer);
        if (System.nanoTime() - lastEvent >= SILENCE && hasTakenAll()) {
            send(writer.alive(position(log)));
        }
    }

    /** Tells changed breakers if it is time for that, and whether transitions may be told behind them. */
    abstract boolean tellChanges(EventLog log, ChangedBreakers changed, EventWriter writer);

    /** What the client says where it comes back. */
    abstract String position(EventLog log);

    /** Whether nothing waits to be sent. The events that tell changes are the largest by far, so never two of them do. */
    final boolean hasTakenAll() {
        return unsent.get() == 0;
    }

    /** Tells transitions up to a number while there is room, and whether that was all of them. */
    final boolean tellTransitions(long end, EventLog log, EventWriter writer) {
        while (true) {
            List<EventLog.Numbered> next = log.between(toldTransitions, end, MOST_UNSENT - unsent.get());
            if (next.isEmpty()) {
                return unsent.get() < MOST_UNSENT;
            }
            for (EventLog.Numbered each : next) {
                toldTransitions = each.number();
                send(writer.transition(position(log), each));
            }
        }
    }

    final void send(StreamEvent event) {
        if (broken || sink.isClosed()) {
            broken = true;
            return;
        }
        lastEvent = System.nanoTime();
        unsent.incrementAndGet();
        try {
            sink.send(event).whenComplete((sent, failure) -> {
                lastProgress = System.nanoTime();
                broken |= failure != null;
                unsent.decrementAndGet();
                whenSent.run();
            });
        } catch (IllegalStateException closedMeanwhile) {
            broken = true;
        }
    }

    /** Nanoseconds until its time is over; once it is, until it is cut off where the client does not take its end. */
    final long untilEnd() {
        return began + lifetime + (ending ? STALLED : 0) - System.nanoTime();
    }

    /** Whether its time is over, or the client has gone or takes nothing any more. */
    final boolean isOver() {
        return broken
                || sink.isClosed()
                || (ending && (unsent.get() == 0 || untilEnd() <= 0))
                || (unsent.get() > 0 && System.nanoTime() - lastProgress >= STALLED);
    }

    /** Ends what is over: in good order where the client has taken all, else by cutting it off. */
    final void end() {
        if (ending && !broken && unsent.get() == 0) {
            close();
        } else {
            cut();
        }
    }

    /**
     * Ends it without waiting for the client. RESTEasy's sink would wait until the client has taken all that was sent; it
     * does not where the thread is interrupted.
     */
    final void close() {
        Thread.currentThread().interrupt();
        try {
            sink.close();
        } finally {
            Thread.interrupted();
        }
    }

    /** Drops a client that takes nothing, and would not take the end of the stream either. */
    private void cut() {
        hangUp.accept(this::close);
    }
}
