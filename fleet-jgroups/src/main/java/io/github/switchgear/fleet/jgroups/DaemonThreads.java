package io.github.switchgear.fleet.jgroups;

import org.jgroups.util.DefaultThreadFactory;

/** Threads that hold up no end of a virtual machine, and no application's class loader but that of this library. */
final class DaemonThreads extends DefaultThreadFactory {

    DaemonThreads() {
        super("switchgear-fleet-channel", true, true);
    }

    @Override
    protected Thread newThread(Runnable task, String name, String address, String cluster) {
        Thread thread = new Daemon(task, getThreadName(name, address, cluster));
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }

    /** JGroups makes its senders' threads no daemons after they have been made as such. */
    private static final class Daemon extends Thread {

        Daemon(Runnable task, String name) {
            super(null, task, name, 0, false);
        }

        @Override
        public synchronized void start() {
            setDaemon(true);
            super.start();
        }
    }
}
