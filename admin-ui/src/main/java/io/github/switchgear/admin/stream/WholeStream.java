package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.view.BreakerView;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client that is told whole breakers: all of them at first, then those that have changed. */
final class WholeStream extends EventStream {

    private final Supplier<List<BreakerView>> views;
    private long toldChanges;

    /**
     * A client that has just come.
     *
     * @param views reads all breakers
     */
    WholeStream(
            SseEventSink sink,
            Consumer<Runnable> hangUp,
            Runnable whenSent,
            long lifetime,
            Supplier<List<BreakerView>> views) {
        super(sink, hangUp, whenSent, lifetime);
        this.views = views;
    }

    @Override
    void begin(@Nullable String lastEventId, long now, EventLog log, EventWriter writer) {
        log.resumable(lastEventId)
                .ifPresent(seen -> log.between(seen.transitions(), now + 1, Integer.MAX_VALUE)
                        .forEach(missed -> send(writer.transition(log.id(missed.number()), missed))));
        begin(now, writer);
    }

    @Override
    void beginAnew(EventLog log, EventWriter writer) {
        begin(log.newest(), writer);
    }

    private void begin(long number, EventWriter writer) {
        send(writer.snapshot(number, views.get()));
        toldTransitions = number;
        toldChanges = number;
    }

    @Override
    boolean tellChanges(EventLog log, ChangedBreakers changed, EventWriter writer) {
        if (toldChanges < changed.gone()) {
            if (hasTakenAll()) {
                beginAnew(log, writer);
            }
            return false;
        }
        long newest = changed.newest();
        if (toldChanges < newest) {
            if (!tellTransitions(newest, log, writer) || !hasTakenAll()) {
                return false;
            }
            send(writer.breakers(changed, newest, toldChanges));
            toldChanges = newest;
            toldTransitions = Math.max(toldTransitions, newest);
        }
        return true;
    }

    @Override
    String position(EventLog log) {
        return log.id(toldTransitions);
    }
}
