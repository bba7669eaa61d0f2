package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What has been told of all breakers and keys, each by itself. Of those that are closed, and of which nothing is to be told, nothing
 * is kept: there are no more of them than there are breakers and keys that are not closed, and those that were closed in the last
 * minute or quiet time.
 *
 * <p>Not safe for use by several threads.
 */
final class Tellings {

    private final long quiet;
    private final Map<Subject, Telling> bySubject = new HashMap<>();

    /** Those that will have something to do without a change, the first of them first. */
    private final TreeSet<Telling> waking = new TreeSet<>(Tellings::byTime);

    private long made;

    Tellings(Duration quiet) {
        this.quiet = quiet.toNanos();
    }

    private static int byTime(Telling one, Telling other) {
        long later = one.wakeAt() - other.wakeAt();
        return later == 0 ? Long.compare(one.number(), other.number()) : Long.signum(later);
    }

    /**
     * Takes note of a change.
     *
     * @param change any
     * @param present asked for its breaker's generation by now, where it seems to have been overtaken
     * @param now by the ticker
     * @return what is to be told at once; null if nothing is
     */
    @Nullable
    Message changed(BreakerTransition change, LongSupplier present, long now) {
        if (!Tellable.isTold(change)) {
            return null;
        }
        Telling telling = bySubject.computeIfAbsent(Subject.of(change), subject -> new Telling(subject, made++, quiet));
        waking.remove(telling);
        Message told = telling.changed(change, present, now);
        wakeLater(telling);
        return told;
    }

    private void wakeLater(Telling telling) {
        if (telling.wakes()) {
            waking.add(telling);
        }
    }

    /**
     * Tells what has waited for the end of a quiet time, and forgets what nobody has to know any more.
     *
     * @param now by the ticker
     * @param told takes what is to be told now, in the order in which the quiet times have ended
     */
    void due(long now, Consumer<Message> told) {
        while (!waking.isEmpty() && waking.first().wakeAt() - now <= 0) {
            Telling telling = waking.pollFirst();
            Message message = telling.due(now);
            if (message != null) {
                told.accept(message);
            }
            if (telling.isForgettable(now)) {
                bySubject.remove(telling.subject());
            } else {
                wakeLater(telling);
            }
        }
    }

    /** By the ticker, when there will be something due; empty if never without a change. */
    OptionalLong nextDue() {
        return waking.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(waking.first().wakeAt());
    }

    /** Another breaker has come under a name. */
    void renewed(String breaker) {
        of(subject -> subject.breaker().equals(breaker)).forEach(Telling::renew);
    }

    /** The last change of each key of a family that it has left in a state that is not closed. */
    List<BreakerTransition> notClosed(String family) {
        List<BreakerTransition> changes = new ArrayList<>();
        for (Telling telling :
                of(subject -> subject.key() != null && subject.breaker().equals(family))) {
            BreakerTransition last = telling.last();
            if (last != null && last.to() != BreakerState.CLOSED) {
                changes.add(last);
            }
        }
        return changes;
    }

    private List<Telling> of(Predicate<Subject> wanted) {
        return bySubject.values().stream()
                .filter(telling -> wanted.test(telling.subject()))
                .toList();
    }

    int size() {
        return bySubject.size();
    }
}
