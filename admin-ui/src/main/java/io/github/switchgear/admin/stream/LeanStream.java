package io.github.switchgear.admin.stream;

import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client that knows all breakers and is told what of them has changed. Where much does, it is told of counts each other
 * second only; a state is never held back for that.
 */
final class LeanStream extends EventStream {

    /** After so many breakers at once, counts are told less often. */
    private static final int MANY = 250;

    /** Two seconds, of which the comparison and the sending that came before have taken a little. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1950);

    private long toldStates;
    private long toldCounts;
    private long countsAfter = System.nanoTime();

    /** A client that has just come. */
    LeanStream(SseEventSink sink, Consumer<Runnable> hangUp, Runnable whenSent, long lifetime) {
        super(sink, hangUp, whenSent, lifetime);
    }

    @Override
    void begin(@Nullable String lastEventId, long now, EventLog log, EventWriter writer) {
        Optional<EventLog.Position> seen = log.resumable(lastEventId);
        stand(seen.orElse(new EventLog.Position(now, now)));
        send(seen.isPresent() ? writer.alive(position(log)) : writer.anew(position(log)));
    }

    @Override
    void beginAnew(EventLog log, EventWriter writer) {
        long now = log.newest();
        stand(new EventLog.Position(now, now));
        send(writer.anew(position(log)));
    }

    private void stand(EventLog.Position position) {
        toldTransitions = position.transitions();
        toldStates = position.changes();
        toldCounts = position.changes();
    }

    @Override
    boolean tellChanges(EventLog log, ChangedBreakers changed, EventWriter writer) {
        if (!hasTakenAll()) {
            return true;
        }
        if (toldStates < changed.gone()) {
            beginAnew(log, writer);
            return true;
        }
        long newest = changed.newest();
        boolean withCounts = toldCounts < newest && System.nanoTime() - countsAfter >= 0;
        if (withCounts || toldStates < changed.newestState()) {
            tell(log, writer, newest, withCounts, changed);
        }
        return true;
    }

    private void tell(EventLog log, EventWriter writer, long newest, boolean withCounts, ChangedBreakers changed) {
        EventWriter.Lean changes =
                writer.changes(changed, newest, toldStates, withCounts ? toldCounts : ChangedBreakers.NO_COUNTS);
        toldStates = newest;
        if (withCounts) {
            toldCounts = newest;
            countsAfter = System.nanoTime() + (changes.breakers() > MANY ? PAUSE : 0);
        }
        if (changes.breakers() > 0) {
            send(StreamEvent.of(position(log), "changes", changes.data()));
        }
    }

    /** Of states it may have been told more; it is told them again where it comes back. */
    @Override
    String position(EventLog log) {
        return log.id(new EventLog.Position(toldTransitions, toldCounts));
    }
}
