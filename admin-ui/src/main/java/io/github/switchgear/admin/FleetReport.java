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
     */
    public record Member(
            String node,
            MemberState state,
            long heardMillis,
            @Nullable String version) {}

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
