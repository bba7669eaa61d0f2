package io.github.switchgear.fleet.wire;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Version;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a node tells the others. Immutable. */
public sealed interface Message {

    /** The node that tells it. */
    String node();

    /**
     * Decisions that the others may not know.
     *
     * @param node that tells it
     * @param decisions from whichever node
     */
    record Decisions(String node, List<Decision> decisions) implements Message {

        public Decisions {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * That it is there, and what it knows, as a number: who has another one says which versions it has.
     *
     * @param node that tells it
     * @param digest of its map
     */
    record Digest(String node, long digest) implements Message {}

    /**
     * That it leaves, so that nobody wonders where it is.
     *
     * @param node that tells it
     */
    record Leave(String node) implements Message {}

    /**
     * That it wants to know how all the others are.
     *
     * @param node that tells it
     * @param question stands for this very question
     * @param breaker the only one that it is about; null for all
     */
    record Ask(String node, long question, @Nullable String breaker) implements Message {}

    /**
     * How its breakers are: a part of the answer to a question.
     *
     * @param node that tells it
     * @param question to which it is
     * @param software the version of this library
     * @param isLast whether no further part follows
     * @param breakers some of its breakers
     */
    record Answer(String node, long question, String software, boolean isLast, List<BreakerStatus> breakers)
            implements Message {

        public Answer {
            breakers = List.copyOf(breakers);
        }
    }

    /**
     * Which versions it has of the subjects in some range, so that the others tell it what it lacks.
     *
     * @param node that tells it
     * @param versions of those that it has
     * @param after the range begins behind this one; null for the first
     * @param last the range ends with this one; null for the last
     */
    record Versions(
            String node,
            NavigableMap<Subject, Version> versions,
            @Nullable Subject after,
            @Nullable Subject last) implements Message {

        public Versions {
            versions = Collections.unmodifiableNavigableMap(new TreeMap<>((Map<Subject, Version>) versions));
        }
    }
}
