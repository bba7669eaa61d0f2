package io.github.switchgear.fleet.jgroups;

import org.jgroups.conf.ClassConfigurator;
import org.jgroups.logging.Log;
import org.jgroups.protocols.pbcast.GMS;

/**
 * Who is in the fleet. A join that comes to nothing, as of nodes that start in the same moment, is mended by a merge some seconds
 * later; JGroups warns of each try, and the fleet itself tells of a node that stays alone.
 */
final class Membership extends GMS {

    /** Asked for while the protocol is made. */
    private static final Log MENDED = new MendedLog(System.Logger.Level.DEBUG, "Members are found later");

    Membership() {
        setId(ClassConfigurator.getProtocolId(GMS.class));
    }

    @Override
    public Log getLog() {
        return MENDED;
    }
}
