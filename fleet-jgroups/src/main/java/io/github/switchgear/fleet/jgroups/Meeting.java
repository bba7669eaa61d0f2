package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.fleet.MeetingPlace;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jgroups.PhysicalAddress;

/**
 * Finds others where all of them meet. JGroups looks for others each second or two, for as long as it runs, which is more often than
 * one would ask a database: what was told last counts for some seconds. For one thread at a time.
 */
final class Meeting implements Whereabouts {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private static final Duration VISITED_EACH = Duration.ofSeconds(5);

    private final MeetingPlace place;
    private final String own;

    private List<PhysicalAddress> known = List.of();
    private boolean hasVisited;
    private long visited;
    private boolean fails;

    /** At that place, where this node tells that it is there. */
    Meeting(MeetingPlace place, String own) {
        this.place = place;
        this.own = own;
    }

    @Override
    public Collection<PhysicalAddress> find(boolean isFirst) {
        if (isFirst || !hasVisited || System.nanoTime() - visited >= VISITED_EACH.toNanos()) {
            visit();
            hasVisited = true;
            visited = System.nanoTime();
        }
        return known;
    }

    private void visit() {
        try {
            known = Neighbours.met(place.visit(own)).addresses();
            fails = false;
        } catch (IOException e) {
            boolean isClosing = Thread.currentThread().isInterrupted();
            LOG.log(
                    fails || isClosing ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    "This node cannot find out where others of its fleet are, and tries again: " + e.getMessage());
            fails = true;
        }
    }
}
