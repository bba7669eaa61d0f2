package io.github.switchgear.fleet.jgroups;

import java.util.Collection;
import org.jgroups.PhysicalAddress;

/** Where others may be. */
@FunctionalInterface
interface Whereabouts {

    /**
     * Finds out where they are now; it may take its time.
     *
     * @param isFirst this node knows nobody yet
     */
    Collection<PhysicalAddress> find(boolean isFirst);
}
