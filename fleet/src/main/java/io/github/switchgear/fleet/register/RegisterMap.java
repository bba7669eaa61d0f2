package io.github.switchgear.fleet.register;

import io.github.switchgear.fleet.register.Subject.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest decision of each subject. Maps that have taken the same decisions are equal, in whatever order they came and however
 * often, as long as there is room: taking is commutative, associative and idempotent. So nodes that tell each other what they have
 * agree in the end, with no leader, no lock and no order of messages.
 *
 * <p>What ends a force stays as a tombstone, or who has not heard of it would bring the force back, be it after years. Only where there
 * is no room any more, those go that have stayed longest.
 *
 * <p>For one thread at a time.
 */
public final class RegisterMap {

    /** How many there may be. */
    public static final int LIMIT = 10_000;

    /** How long a tombstone stays at least, room or not. */
    public static final Duration TOMBSTONE = Duration.ofDays(7);

    private final Map<Subject, Decision> newest = new TreeMap<>();

    /**
     * Takes a decision.
     *
     * @return whether it is news: newer than what was known of its subject, and there is room for it
     */
    public boolean take(Decision decision) {
        Decision known = newest.get(decision.subject());
        if (known == null ? newest.size() >= LIMIT : !decision.version().isAfter(known.version())) {
            return false;
        }
        newest.put(decision.subject(), decision);
        return true;
    }

    /**
     * Makes room for a decision, where there is none: of all that may go, the oldest is forgotten, be it the one that comes. So maps
     * that have taken the same decisions are equal then, too; and what a later one has ended goes before that one.
     *
     * @param now the present
     * @return whether it can be taken, or is the one that goes
     */
    public boolean makeRoom(Decision coming, Instant now) {
        if (newest.size() < LIMIT || newest.containsKey(coming.subject())) {
            return true;
        }
        Optional<Decision> oldest = newest.values().stream()
                .filter(decision -> mayGo(decision, now))
                .min(Comparator.comparing(Decision::version));
        boolean isNewer =
                oldest.filter(it -> coming.version().isAfter(it.version())).isPresent();
        if (!isNewer && mayGo(coming, now)) {
            return true;
        }
        oldest.ifPresent(decision -> newest.remove(decision.subject()));
        return oldest.isPresent();
    }

    /**
     * Whether a decision may be forgotten where there is no room: a later one has ended it, or it has held no more for as long as a
     * tombstone stays at least.
     *
     * @param now the present
     */
    public boolean mayGo(Decision decision, Instant now) {
        Instant ended = ended(decision);
        return !holds(decision) || (ended != null && ended.isBefore(now.minus(TOMBSTONE)));
    }

    /** All, tombstones too, in the order of their subjects. */
    public Collection<Decision> all() {
        return List.copyOf(newest.values());
    }

    /** The newest of a subject, whether or not it still holds. */
    public Optional<Decision> find(Subject subject) {
        return Optional.ofNullable(newest.get(subject));
    }

    /** Those that hold: all but what a later one has ended. */
    public List<Decision> holding() {
        return newest.values().stream().filter(this::holds).toList();
    }

    /** Whether no later one of another subject has ended it. */
    public boolean holds(Decision decision) {
        Subject subject = decision.subject();
        return (subject.slot() != Slot.PLANNED || !isReplaced(decision, newest.get(subject.in(Slot.PRESENT))))
                && (!subject.isOfKey()
                        || !isReset(decision, newest.get(subject.ofFamily().in(Slot.KEYS))));
    }

    /** What is decided when something planned has begun takes its place. */
    private static boolean isReplaced(Decision plan, @Nullable Decision present) {
        return present != null
                && present.version().isAfter(plan.version())
                && plan.forcesAt(present.version().at());
    }

    private static boolean isReset(Decision ofKey, @Nullable Decision allKeys) {
        return allKeys != null && allKeys.version().isAfter(ofKey.version());
    }

    /**
     * What forces a breaker or a key at some moment, if anything does. What is not planned has begun, also where clocks differ and
     * this one does not know of that moment yet.
     */
    public Optional<Decision> force(Subject present, Instant moment) {
        Optional<Decision> begun =
                find(present.in(Slot.PLANNED)).filter(this::holds).filter(decision -> decision.forcesAt(moment));
        return begun.isPresent()
                ? begun
                : find(present)
                        .filter(this::holds)
                        .filter(decision -> decision.kind().isForce() && !decision.hasEnded(moment));
    }

    /** What will force a breaker or a key after some moment, if that is planned. */
    public Optional<Decision> plan(Subject planned, Instant moment) {
        return find(planned).filter(this::holds).filter(decision -> decision.isLaterThan(moment));
    }

    /** What each subject's version is: from it, another node can tell what this one lacks. */
    public NavigableMap<Subject, Version> versions() {
        NavigableMap<Subject, Version> versions = new TreeMap<>();
        newest.forEach((subject, decision) -> versions.put(subject, decision.version()));
        return versions;
    }

    /**
     * What another node lacks.
     *
     * @param versions that it has, of those subjects
     * @param after the subjects follow this one; null where they begin with the first
     * @param last the subjects end with this one; null where they end with the last
     */
    public List<Decision> lacking(Map<Subject, Version> versions, @Nullable Subject after, @Nullable Subject last) {
        List<Decision> lacking = new ArrayList<>();
        newest.forEach((subject, decision) -> {
            boolean isAsked =
                    (after == null || subject.compareTo(after) > 0) && (last == null || subject.compareTo(last) <= 0);
            Version known = versions.get(subject);
            if (isAsked && (known == null || decision.version().isAfter(known))) {
                lacking.add(decision);
            }
        });
        return lacking;
    }

    /** A number that is the same for equal maps in every JVM, and all but surely another one for others. */
    public long digest() {
        long digest = newest.size();
        for (Decision decision : newest.values()) {
            digest = mixed(
                    mixed(digest, decision.subject().toString()),
                    decision.version().toString());
        }
        return digest;
    }

    private static long mixed(long digest, String text) {
        return Long.rotateLeft(digest, 23) * 0x9E3779B97F4A7C15L + text.hashCode();
    }

    /** When a decision has come to hold no more; null where it may still. */
    private static @Nullable Instant ended(Decision decision) {
        Instant decided = decision.version().at();
        if (!decision.kind().isForce()) {
            return decided;
        }
        Instant until = decision.until();
        return until == null || until.isAfter(decided) ? until : decided;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegisterMap that && newest.equals(that.newest);
    }

    @Override
    public int hashCode() {
        return newest.hashCode();
    }

    @Override
    public String toString() {
        return newest.values().toString();
    }
}
