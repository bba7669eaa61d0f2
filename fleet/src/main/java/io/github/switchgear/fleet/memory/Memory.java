package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.register.Decision;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** Where decisions are kept beyond the life of a node. For one thread at a time, which may have to wait. */
public interface Memory extends AutoCloseable {

    /**
     * Reads what is kept.
     *
     * @return the decisions; those that cannot be read any more are left out and logged
     * @throws IOException if it cannot be reached, or is none of this library's
     */
    Collection<Decision> read() throws IOException;

    /**
     * Keeps decisions, each unless a newer one of its subject is kept already.
     *
     * @param news those that have come since the last time
     * @param all that the node knows, the news included
     * @throws IOException if it cannot; what was kept before is still there
     */
    void keep(Collection<Decision> news, Collection<Decision> all) throws IOException;

    /** Whether other nodes keep theirs here, too, so that it is worth reading again and again. */
    boolean isShared();

    @Override
    void close();

    /** Keeps nothing. */
    static Memory none() {
        return new Memory() {
            @Override
            public Collection<Decision> read() {
                return List.of();
            }

            @Override
            public void keep(Collection<Decision> news, Collection<Decision> all) {}

            @Override
            public boolean isShared() {
                return false;
            }

            @Override
            public void close() {}
        };
    }
}
