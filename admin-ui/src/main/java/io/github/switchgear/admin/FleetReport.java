package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerState;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a fleet looks like from one of its nodes. Immutable.
 *
 * @param name of the fleet; null where nodes only share a memory, or there is but one
 * @param members the nodes, this one first, then by their names
 * @param alone whether this node sees no other one where there should be some: a wrong key looks just so
 * @param breakers those of all nodes, by their names
 */
public record FleetReport(@Nullable String name, List<Member> members, boolean alone, List<Breaker> breakers) {

    /**
     * Copies the lists.
     *
     * @param name of the fleet
     * @param members the nodes
     * @param alone whether this node sees no other one
     * @param breakers those of all nodes
     */
    public FleetReport {
        members = List.copyOf(members);
        breakers = List.copyOf(breakers);
    }

    /** How a node is. */
    public enum MemberState {

        /** It was heard. */
        LIVE,

        /** It was not heard for some seconds, or is lost: dead, or at work all the same. */
        SILENT,

        /** It has left in good order, or was silent for minutes. */
        GONE
    }

    /**
     * A node.
     *
     * @param node its name
     * @param state how it is
     * @param heardMillis how long ago it was heard; 0 for this node
     * @param version of this library on it; null until it has told
     * @param ageMillis how long ago it told of its breakers, by which they are as old; null until it has
     * @param breakers as it told of them
     */
    public record Member(
            String node,
            MemberState state,
            long heardMillis,
            @Nullable String version,
            @Nullable Long ageMillis,
            List<NodeBreaker> breakers) {

        /**
         * Copies the list.
         *
         * @param node its name
         * @param state how it is
         * @param heardMillis how long ago it was heard
         * @param version of this library on it
         * @param ageMillis how long ago it told of its breakers
         * @param breakers as it told of them
         */
        public Member {
            breakers = List.copyOf(breakers);
        }
    }

    /**
     * A breaker on one node.
     *
     * @param name its name
     * @param state what it does with the next call
     * @param since since when it is in this state, by that node's clock
     * @param consecutiveFailures failed calls in a row
     * @param totals how calls ended
     * @param lastFailure the last failed call; null before one
     * @param override what forces it there; null if nothing does
     * @param applied whether the node does what was decided last for the fleet; null if nothing was
     */
    public record NodeBreaker(
            String name,
            BreakerState state,
            Instant since,
            int consecutiveFailures,
            BreakerSnapshot.Totals totals,
            BreakerSnapshot.@Nullable LastFailure lastFailure,
            BreakerSnapshot.@Nullable ActiveOverride override,
            @Nullable Boolean applied) {}

    /**
     * A breaker on all nodes that have it.
     *
     * @param name its name
     * @param nodes on how many nodes it is in which state, of those that are live
     * @param totals those of all of these nodes, added up
     * @param override what was decided for the fleet; null if nobody forces it
     * @param reached who does what was decided last; null if nothing was
     */
    public record Breaker(
            String name,
            Map<BreakerState, Integer> nodes,
            BreakerSnapshot.Totals totals,
            @Nullable Decided override,
            @Nullable Reached reached) {

        /**
         * Copies the map.
         *
         * @param name its name
         * @param nodes how many are in which state
         * @param totals of all of them
         * @param override what was decided
         * @param reached who does it
         */
        public Breaker {
            EnumMap<BreakerState, Integer> copy = new EnumMap<>(BreakerState.class);
            copy.putAll(nodes);
            nodes = Collections.unmodifiableMap(copy);
        }
    }

    /**
     * What somebody decided for the fleet.
     *
     * @param kind {@code FORCED_OPEN} or {@code FORCED_CLOSED}
     * @param reason why
     * @param actor who, if known
     * @param since when it began
     * @param until when it ends; null means that it lasts until it is released
     * @param node where it was decided
     */
    public record Decided(
            BreakerState kind,
            String reason,
            @Nullable String actor,
            Instant since,
            @Nullable Instant until,
            String node) {}

    /**
     * How far a decision has come.
     *
     * @param applied how many live nodes do it
     * @param of how many there are
     * @param missing the names of those that do not, and of the silent ones
     */
    public record Reached(int applied, int of, List<String> missing) {

        /**
         * Copies the list.
         *
         * @param applied how many do it
         * @param of how many there are
         * @param missing those that do not
         */
        public Reached {
            missing = List.copyOf(missing);
        }
    }
}
