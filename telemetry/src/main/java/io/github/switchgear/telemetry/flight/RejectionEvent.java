package io.github.switchgear.telemetry.flight;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.VisibleText;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

/** A call that a breaker did not let through. Off until a recording asks for it: they come in masses. */
@Name("io.github.switchgear.Rejection")
@Label("Breaker Rejection")
@Description("A circuit breaker, or that of one of its keys, has rejected a call")
@Category("Switchgear")
@Enabled(false)
@StackTrace(false)
final class RejectionEvent extends Event {

    @Label("Breaker")
    @Description("The name of the breaker")
    @Nullable
    String breaker;

    @Label("Key")
    @Description("The key as people see it; none for a breaker without keys")
    @Nullable
    String key;

    @Label("Cause")
    @Description("Why the breaker came into this state")
    @Nullable
    String cause;

    @Label("State")
    @Description("The state in which it rejected the call")
    @Nullable
    String state;

    /** Records a rejection, if a recording takes it. */
    static void commit(BreakerOpenException rejection, @Nullable Cause cause) {
        RejectionEvent event = new RejectionEvent();
        if (event.isEnabled()) {
            event.breaker = VisibleText.of(rejection.breakerName());
            event.key = rejection.key().map(VisibleText::of).orElse(null);
            event.cause = cause == null ? null : cause.name();
            event.state = rejection.state().name();
            event.commit();
        }
    }
}
