package io.github.switchgear.fleet.node;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Origin;
import io.github.switchgear.core.UnfailingLogger;
import io.github.switchgear.core.VisibleText;
import io.github.switchgear.fleet.register.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Has a line in the audit's log of all that breakers of this node do because it was decided on another one, or before its start; with
 * that node where the admin module has the caller's address. Safe for use by any number of threads.
 */
final class TravelAudit {

    private static final System.Logger LOG = UnfailingLogger.named("io.github.switchgear.audit");

    private TravelAudit() {}

    /** It was done. */
    static void done(Decision decision, CircuitBreaker breaker, Origin origin, BreakerState before) {
        LOG.log(
                System.Logger.Level.INFO,
                "done action=" + quoted(action(decision))
                        + " breaker=" + quoted(breaker.name())
                        + " key="
                        + quoted(
                                decision.subject().isOfKey()
                                        ? decision.subject().key()
                                        : null)
                        + " actor=" + quoted(decision.actor())
                        + " node=" + quoted(decision.version().node())
                        + " origin=" + origin
                        + " reason=" + quoted(decision.reason())
                        + " before=" + before
                        + " after=" + breaker.state());
    }

    /** As the API calls it. */
    private static String action(Decision decision) {
        return switch (decision.kind()) {
            case FORCED_OPEN -> "force-open";
            case FORCED_CLOSED -> "force-closed";
            case RELEASED -> "release";
            case RESET -> "reset";
            case CHANGED -> "settings";
        };
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : VisibleText.quoted(text);
    }
}
