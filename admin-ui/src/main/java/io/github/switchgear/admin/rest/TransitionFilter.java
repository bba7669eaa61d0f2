package io.github.switchgear.admin.rest;

import io.github.switchgear.admin.json.Problem;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.VisibleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which transitions a caller wants to see: the newest of those that fit.
 *
 * @param limit at most so many
 * @param since none before this
 * @param actors by one of these only, unless there are none
 */
record TransitionFilter(int limit, Instant since, Set<String> actors) {

    /** What the dashboard's event log shows, and few enough for everybody else. */
    static final int USUAL = 200;

    /** Below 300 kB, however many breakers there are. */
    static final int MOST = 1000;

    static TransitionFilter of(List<String> limit, List<String> since, List<String> actors) {
        return new TransitionFilter(
                Query.limit(limit, USUAL, MOST),
                Query.once("since", since).map(TransitionFilter::instant).orElse(Instant.MIN),
                Set.copyOf(Query.given(actors)));
    }

    private static Instant instant(String text) {
        try {
            // A plus that nobody has encoded comes as a space.
            return OffsetDateTime.parse(text.trim().replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw Problem.bad("'since' must be a moment with its offset, as 2026-03-04T02:58:11Z or"
                    + " 2026-03-04T03:58:11+01:00, but is '" + text + "'");
        }
    }

    private boolean test(BreakerTransition transition) {
        return !transition.at().isBefore(since) && (actors.isEmpty() || isByOneOf(actors, transition));
    }

    /** By the name as it is, or as it is shown. */
    private static boolean isByOneOf(Set<String> actors, BreakerTransition transition) {
        String actor = transition.actor();
        return actor != null && (actors.contains(actor) || actors.contains(VisibleText.of(actor)));
    }

    /** A transition, and how many were told before it. */
    private record Told(BreakerTransition transition, long place) {}

    /** Those of one breaker that fit, from its history, whose order is that of its generations. */
    List<BreakerTransition> of(List<BreakerTransition> history) {
        return history.stream().filter(this::test).limit(limit).toList();
    }

    /** Those of several that fit, newest first; of one moment, in the order in which they are told. No more are held. */
    List<BreakerTransition> newest(Stream<BreakerTransition> all) {
        Comparator<Told> newestFirst = Comparator.<Told, Instant>comparing(
                        told -> told.transition().at())
                .reversed()
                .thenComparingLong(Told::place);
        PriorityQueue<Told> newest = new PriorityQueue<>(newestFirst.reversed());
        long[] place = {0};
        all.filter(this::test).forEach(transition -> {
            newest.add(new Told(transition, place[0]++));
            if (newest.size() > limit) {
                newest.remove();
            }
        });
        List<Told> sorted = new ArrayList<>(newest);
        sorted.sort(newestFirst);
        return sorted.stream().map(Told::transition).toList();
    }
}
