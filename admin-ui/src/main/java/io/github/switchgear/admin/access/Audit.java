package io.github.switchgear.admin.access;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.admin.audit.AuditTrail;
import io.github.switchgear.core.UnfailingLogger;
import io.github.switchgear.core.VisibleText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Tells of every attempt once in the log and once as a CDI event. */
@ApplicationScoped
public class Audit {

    private static final Logger LOG = UnfailingLogger.named("io.github.switchgear.audit");

    @Inject
    Event<AdminAttempt> events;

    @Inject
    AuditTrail trail;

    void tell(AdminAttempt attempt) {
        trail.add(attempt);
        LOG.log(attempt.succeeded() ? Level.INFO : Level.WARNING, line(attempt));
        // What was done is done: no observer, nor a container that takes no more events, may make it look refused.
        try {
            events.fireAsync(attempt).whenComplete((fired, failure) -> {
                if (failure != null) {
                    LOG.log(Level.ERROR, "An asynchronous observer of the audit failed", failure);
                }
            });
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "The audit could not be told to asynchronous observers", failure);
        }
        try {
            events.fire(attempt);
        } catch (Throwable failure) {
            LOG.log(Level.ERROR, "An observer of the audit failed", failure);
        }
    }

    static String line(AdminAttempt attempt) {
        return (attempt.succeeded() ? "done" : "refused")
                + " action=" + quoted(attempt.action())
                + " breaker=" + quoted(attempt.breaker())
                + " key=" + quoted(attempt.key())
                + " actor=" + quoted(attempt.actor())
                + " from=" + quoted(attempt.from())
                + " reason=" + quoted(attempt.reason())
                + " before=" + attempt.before()
                + " after=" + attempt.after()
                + " status=" + attempt.status()
                + (attempt.scope() == null ? "" : " scope=" + attempt.scope());
    }

    /** What a caller sent can neither end its field nor begin a line of its own. */
    private static String quoted(@Nullable String text) {
        return text == null ? "null" : VisibleText.quoted(text);
    }
}
