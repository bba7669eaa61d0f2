package io.github.switchgear.admin.stream;

import io.github.switchgear.admin.view.Note;
import io.github.switchgear.core.BreakerTransition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers what the event stream tells, and holds the last transitions for those who come back. Safe for use by several
 * threads; no method does more than move a few references while others wait.
 *
 * <p>Transitions and the events that tell changed breakers share one sequence of numbers, so that a client's last number
 * says all that it has seen. The epoch keeps the numbers of one start of the application apart from those of the next.
 */
final class EventLog {

    /** What is held, with its place in the sequence. */
    sealed interface Numbered {

        long number();

        /** A transition. */
        record Transition(long number, BreakerTransition transition) implements Numbered {}

        /** A note, which is told in one row with transitions. */
        record OfNote(long number, Note note) implements Numbered {}
    }

    /** The number of the last transition that a client was told of, and that of the last change of breakers. */
    record Position(long transitions, long changes) {}

    private static final Pattern ID = Pattern.compile("([0-9a-z]{1,13})-([0-9]{1,18})(?:-([0-9]{1,18}))?");

    private final String epoch;
    private final int capacity;
    private final Deque<Numbered> held = new ArrayDeque<>();
    private long newest;
    private long forgotten;
    private long appended;

    EventLog(long startMillis, int capacity) {
        this.epoch = Long.toString(startMillis, Character.MAX_RADIX);
        this.capacity = capacity;
    }

    /** Takes a transition; the oldest one gives way. */
    synchronized void append(BreakerTransition transition) {
        makeRoom();
        held.addLast(new Numbered.Transition(++newest, transition));
        appended++;
    }

    /** Takes a note; the oldest that is held gives way. */
    synchronized void append(Note note) {
        makeRoom();
        held.addLast(new Numbered.OfNote(++newest, note));
    }

    private void makeRoom() {
        if (held.size() == capacity) {
            forgotten = held.removeFirst().number();
        }
    }

    /** How many transitions there have been. */
    synchronized long appended() {
        return appended;
    }

    /** The next number, for an event that is not held. */
    synchronized long nextNumber() {
        return ++newest;
    }

    synchronized long newest() {
        return newest;
    }

    /** Whether no transition after this number has given way. */
    synchronized boolean holdsAllAfter(long number) {
        return number >= forgotten;
    }

    /** The transitions between two numbers, both exclusive, oldest first and at most so many. */
    synchronized List<Numbered> between(long number, long end, int most) {
        List<Numbered> found = new ArrayList<>();
        for (Numbered each : held) {
            if (each.number() > number && each.number() < end && found.size() < most) {
                found.add(each);
            }
        }
        return found;
    }

    String id(long number) {
        return epoch + "-" + number;
    }

    /** The id of an event whose client has been told of transitions up to one number and of changed breakers up to another. */
    String id(Position position) {
        return position.transitions() == position.changes()
                ? id(position.transitions())
                : id(position.transitions()) + "-" + position.changes();
    }

    /** What the id of a client's last event says, if it is one of this log's and all transitions after it are held. */
    synchronized Optional<Position> resumable(@Nullable String lastEventId) {
        Matcher id = ID.matcher(lastEventId == null ? "" : lastEventId);
        if (!id.matches() || !id.group(1).equals(epoch)) {
            return Optional.empty();
        }
        long transitions = Long.parseLong(id.group(2));
        long changes = id.group(3) == null ? transitions : Long.parseLong(id.group(3));
        return transitions <= newest && changes <= newest && holdsAllAfter(transitions)
                ? Optional.of(new Position(transitions, changes))
                : Optional.empty();
    }
}
