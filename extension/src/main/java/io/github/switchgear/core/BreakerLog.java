package io.github.switchgear.core;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one breaker writes to the log {@code io.github.switchgear}: its transitions, and the first neutral outcome of
 * each exception class. Only class names appear, never an exception's message: it may hold a secret.
 */
final class BreakerLog {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear");

    private final String breaker;
    private final Set<String> neutralSeen = ConcurrentHashMap.newKeySet();

    /** Whether it was told already. Calls come in masses, and so would its lines. */
    private volatile boolean callListenerHasFailed;

    BreakerLog(String breaker) {
        this.breaker = VisibleText.of(breaker);
    }

    void transition(BreakerTransition change) {
        Level level = switch (change.to()) {
            case OPEN, FORCED_OPEN -> Level.WARNING;
            case CLOSED, HALF_OPEN, FORCED_CLOSED -> Level.INFO;
        };
        if (LOG.isLoggable(level)) {
            LOG.log(level, describe(change));
        }
    }

    private static String describe(BreakerTransition change) {
        StringBuilder text = new StringBuilder("Breaker '")
                .append(VisibleText.of(change.breaker()))
                .append(change.key() == null ? "" : "', key '" + VisibleText.of(change.key()))
                .append("': ")
                .append(change.from())
                .append(" -> ")
                .append(change.to())
                .append(" (")
                .append(change.cause());
        if (change.failure() != null) {
            text.append(", last failure ").append(VisibleText.of(change.failure()));
        }
        if (change.actor() != null) {
            text.append(", by ").append(VisibleText.of(change.actor()));
        }
        if (change.reason() != null) {
            text.append(", because ").append(VisibleText.of(change.reason()));
        }
        return text.append(')').toString();
    }

    void neutral(String type) {
        Level level = neutralSeen.add(type) ? Level.INFO : Level.DEBUG;
        if (LOG.isLoggable(level)) {
            LOG.log(level, "Breaker ''{0}'' counts {1} neither as success nor as failure", breaker, type);
        }
    }

    void listenerFailed(BreakerTransition change, Throwable failure) {
        LOG.log(Level.ERROR, "A listener of breaker '" + breaker + "' failed at " + describe(change), failure);
    }

    void listenerFailed(BreakerOpenException rejection, Throwable failure) {
        callListenerFailed("a rejection (" + rejection.state() + ")", failure);
    }

    void listenerFailed(BreakerState admitting, Throwable failure) {
        callListenerFailed("a call that was let through (" + admitting + ")", failure);
    }

    void listenerFailed(CallOutcome outcome, Throwable failure) {
        callListenerFailed("the end of a call (" + outcome + ")", failure);
    }

    private void callListenerFailed(String at, Throwable failure) {
        Level level = callListenerHasFailed ? Level.DEBUG : Level.ERROR;
        callListenerHasFailed = true;
        if (LOG.isLoggable(level)) {
            LOG.log(level, "A listener of breaker '" + breaker + "' failed at " + at, failure);
        }
    }
}
