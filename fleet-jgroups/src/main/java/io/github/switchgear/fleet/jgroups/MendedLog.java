package io.github.switchgear.fleet.jgroups;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jgroups.logging.JDKLogImpl;

/** Where JGroups warns of what it mends by itself, again and again: once is enough, or not even that. */
final class MendedLog extends JDKLogImpl {

    private static final System.Logger LOG = System.getLogger("io.github.switchgear.fleet");

    private final Level first;
    private final String what;
    private final AtomicBoolean hasTold = new AtomicBoolean();

    /** One that tells of this at that level the first time, and for who wants to know all after that. */
    MendedLog(Level first, String what) {
        super("io.github.switchgear.fleet");
        this.first = first;
        this.what = what;
    }

    @Override
    public void warn(String text) {
        LOG.log(hasTold.getAndSet(true) ? Level.DEBUG : first, what + ": " + text);
    }

    @Override
    public void warn(String format, Object... arguments) {
        warn(format(format, arguments));
    }

    @Override
    public void warn(String text, Throwable failure) {
        warn(text + ": " + failure);
    }
}
