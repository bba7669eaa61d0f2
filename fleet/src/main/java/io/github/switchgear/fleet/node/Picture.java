package io.github.switchgear.fleet.node;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.wire.BreakerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as one of its nodes sees it. Immutable.
 *
 * @param members this node first, then all others that it has ever heard of
 * @param alone whether there is no other one where there should be some
 * @param decisions the newest of each breaker that holds
 */
public record Picture(List<Member> members, boolean alone, Map<Subject, Decision> decisions) {

    /** How a node is. */
    public enum State {

        /** It was heard. */
        LIVE,

        /** It was not heard, or is lost: dead, or at work all the same. */
        SILENT,

        /** It has left, or was silent for so long that nobody expects it. */
        GONE
    }

    /**
     * A node.
     *
     * @param name its name
     * @param state how it is
     * @param heard when it was heard last
     * @param told when it has told of its breakers; null if it never has
     * @param software the version of this library on it; null until it has told
     * @param breakers how they are on it
     */
    public record Member(
            String name,
            State state,
            Instant heard,
            @Nullable Instant told,
            @Nullable String software,
            List<BreakerStatus> breakers) {

        /** Whether it has ever told of its breakers. */
        public boolean hasTold() {
            return told != null;
        }
    }
}
