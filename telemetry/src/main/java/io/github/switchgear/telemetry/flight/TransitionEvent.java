package io.github.switchgear.telemetry.flight;

import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.VisibleText;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timestamp;
import org.jspecify.annotations.Nullable;

/** A change of a breaker. No stack trace: where a call failed tells little of why its breaker opened, and costs much. */
@Name("io.github.switchgear.Transition")
@Label("Breaker Transition")
@Description("A circuit breaker, or that of one of its keys, has changed")
@Category("Switchgear")
@StackTrace(false)
final class TransitionEvent extends Event {

    @Label("Breaker")
    @Description("The name of the breaker")
    @Nullable
    String breaker;

    @Label("Key")
    @Description("The key as people see it; none for a breaker without keys, and for what is done to all of them")
    @Nullable
    String key;

    @Label("From")
    @Description("The state before")
    @Nullable
    String from;

    @Label("To")
    @Description("The state after")
    @Nullable
    String to;

    @Label("Cause")
    @Description("Why it changed")
    @Nullable
    String cause;

    @Label("Generation")
    @Description("The number of the state that began: the order of changes that came at the same time")
    long generation;

    @Label("At")
    @Description("When it took effect: of a change that the clock brought, the deadline, however late it was published")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long at;

    @Label("Failure")
    @Description("Where failures opened it, the class of the last one, or the validator")
    @Nullable
    String failure;

    @Label("Actor")
    @Description("Who did it, where somebody did")
    @Nullable
    String actor;

    @Label("Reason")
    @Description("Why somebody did it, where they told")
    @Nullable
    String reason;

    /** Records a transition, if a recording takes it. */
    static void commit(BreakerTransition transition) {
        TransitionEvent event = new TransitionEvent();
        if (event.isEnabled()) {
            event.breaker = VisibleText.of(transition.breaker());
            event.key = visible(transition.key());
            event.from = transition.from().name();
            event.to = transition.to().name();
            event.cause = transition.cause().name();
            event.generation = transition.generation();
            event.at = transition.at().toEpochMilli();
            event.failure = visible(transition.failure());
            event.actor = visible(transition.actor());
            event.reason = visible(transition.reason());
            event.commit();
        }
    }

    private static @Nullable String visible(@Nullable String typed) {
        return typed == null ? null : VisibleText.of(typed);
    }
}
