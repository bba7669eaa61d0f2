package io.github.switchgear.fleet.jgroups;

import java.util.List;
import org.jgroups.Address;
import org.jgroups.Message;
import org.jgroups.protocols.TransferQueueBundler;
import org.jgroups.util.ByteArrayDataOutputStream;

/**
 * One thread that hands messages to the connections, each by itself: of batches, which JGroups would make of those that wait, a
 * receiver here knows nothing. It waits for nobody, as each connection has a queue and a thread of its own.
 */
final class OneByOne extends TransferQueueBundler {

    private static final int ROOM = 2_048;

    OneByOne() {
        setCapacity(ROOM);
    }

    @Override
    protected void sendMultiple(Address to, Address from, List<Message> messages, ByteArrayDataOutputStream out)
            throws Exception {
        for (Message message : messages) {
            out.position(0);
            sendSingle(to, message, out);
        }
    }
}
