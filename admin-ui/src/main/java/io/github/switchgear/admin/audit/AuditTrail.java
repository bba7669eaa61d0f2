package io.github.switchgear.admin.audit;

import io.github.switchgear.admin.AdminAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The last attempts to change something, refused ones included, for those who look later. Safe for use by any number of threads. */
@ApplicationScoped
public class AuditTrail {

    /** So many are kept; the oldest goes for a new one. */
    public static final int MOST = 1000;

    /** So many of those were refused to who was not signed in: anybody may try, and must not make what others did be forgotten. */
    static final int MOST_OF_NOBODY = 200;

    private final Deque<Entry> newestFirst = new ArrayDeque<>();
    private long last;
    private int nobodys;

    /**
     * An attempt with what tells its place.
     *
     * @param number greater than that of each attempt before it, in this life of the application
     * @param attempt what was tried
     */
    public record Entry(long number, AdminAttempt attempt) {}

    /**
     * Some of them.
     *
     * @param entries newest first
     * @param isMore whether there are older ones of the same kind
     */
    public record Page(List<Entry> entries, boolean isMore) {

        /**
         * Copies the list.
         *
         * @param entries newest first
         * @param isMore whether there are older ones of the same kind
         */
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Takes one more.
     *
     * @param attempt as it was answered
     */
    public synchronized void add(AdminAttempt attempt) {
        newestFirst.addFirst(new Entry(++last, attempt));
        if (isNobodys(attempt) && ++nobodys > MOST_OF_NOBODY) {
            remove(oldestOfNobody());
        } else if (newestFirst.size() > MOST) {
            remove(newestFirst.getLast());
        }
    }

    private Entry oldestOfNobody() {
        for (Iterator<Entry> oldestFirst = newestFirst.descendingIterator(); oldestFirst.hasNext(); ) {
            Entry entry = oldestFirst.next();
            if (isNobodys(entry.attempt())) {
                return entry;
            }
        }
        throw new IllegalStateException("There are " + nobodys + " of them");
    }

    private void remove(Entry entry) {
        newestFirst.removeLastOccurrence(entry);
        nobodys -= isNobodys(entry.attempt()) ? 1 : 0;
    }

    private static boolean isNobodys(AdminAttempt attempt) {
        return attempt.actor() == null && !attempt.succeeded();
    }

    /**
     * Tells some of them.
     *
     * @param filter only such
     * @param before only those older than the one of this number
     * @param limit at most so many
     * @return the newest of them
     */
    public synchronized Page page(Predicate<AdminAttempt> filter, long before, int limit) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : newestFirst) {
            if (entry.number() < before && filter.test(entry.attempt())) {
                if (found.size() == limit) {
                    return new Page(found, true);
                }
                found.add(entry);
            }
        }
        return new Page(found, false);
    }
}
