package io.github.switchgear.admin;

import io.github.switchgear.core.UnfailingLogger;
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

    void tell(AdminAttempt attempt) {
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
                + " actor=" + quoted(attempt.actor())
                + " from=" + quoted(attempt.from())
                + " reason=" + quoted(attempt.reason())
                + " before=" + attempt.before()
                + " after=" + attempt.after()
                + " status=" + attempt.status();
    }

    /** Quotes and escapes what a caller sent, so that it can neither end its field nor begin a line of its own. */
    private static String quoted(@Nullable String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').appendCodePoint(character);
            } else if (isPrintable(character)) {
                quoted.appendCodePoint(character);
            } else {
                quoted.append(String.format("\\u%04x", character));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
