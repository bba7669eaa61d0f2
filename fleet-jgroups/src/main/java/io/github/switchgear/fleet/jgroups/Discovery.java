package io.github.switchgear.fleet.jgroups;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.Address;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.protocols.TCPPING;
import org.jgroups.util.Responses;

/**
 * Looks for others where they are now: JGroups' own looks a name up once, when it starts, and then never again. To find out where they
 * are may take as long as a name server or a database does, and JGroups has few threads, which carry messages: so that is done by a
 * thread of its own, and nobody waits for it but who joins.
 */
final class Discovery extends TCPPING {

    private final Whereabouts whereabouts;
    private final ThreadPoolExecutor thread;

    /** Who looks already, looks for all who want to know. */
    private final AtomicBoolean isLooking = new AtomicBoolean();

    Discovery(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new DaemonThreads());
        thread.allowCoreThreadTimeOut(true);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        setId(ClassConfigurator.getProtocolId(TCPPING.class));
        initial_hosts_set_programmatically = true;
        asyncDiscovery(true);
    }

    @Override
    public void findMembers(List<Address> members, boolean isFirst, Responses responses) {
        if (isLooking.compareAndSet(false, true)) {
            thread.execute(() -> look(members, isFirst, responses));
        }
    }

    private void look(List<Address> members, boolean isFirst, Responses responses) {
        try {
            initial_hosts = whereabouts.find(isFirst);
            super.findMembers(members, isFirst, responses);
        } finally {
            isLooking.set(false);
        }
    }

    @Override
    public void stop() {
        thread.shutdownNow();
        super.stop();
    }
}
