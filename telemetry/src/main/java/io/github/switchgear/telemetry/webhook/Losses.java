package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.UnfailingLogger;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What could not be told: counted, and logged once until something gets through. Used by one thread. */
final class Losses {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private final String receiver;
    private long lost;
    private boolean isKnown;

    /**
     * Begins with none.
     *
     * @param receiver what the log calls it
     */
    Losses(String receiver) {
        this.receiver = receiver;
    }

    /**
     * One has not got through, and will be posted again.
     *
     * @param why in words
     */
    void postponed(String why) {
        LOG.log(Level.DEBUG, "Webhook {0} did not take an event: {1}", receiver, why);
    }

    /**
     * Some are lost.
     *
     * @param events how many
     * @param why in words
     */
    void add(int events, String why) {
        lost += events;
        if (!isKnown) {
            isKnown = true;
            LOG.log(
                    Level.WARNING,
                    "Webhook {0} has not got {1} since the start: {2}; no more is told of this until it gets one",
                    receiver,
                    count(),
                    why);
        }
    }

    /** One has got through. */
    void gotThrough() {
        if (isKnown) {
            isKnown = false;
            LOG.log(Level.INFO, "Webhook {0} gets events again; it has not got {1} since the start", receiver, count());
        }
    }

    private String count() {
        return lost + (lost == 1 ? " event" : " events");
    }
}
