package io.github.switchgear.admin.access;

import io.github.switchgear.admin.AdminAttempt.Scope;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the resource notes for the audit while it handles an attempt. */
@RequestScoped
public class AttemptNotes {

    private @Nullable String reason;
    private @Nullable BreakerState before;
    private @Nullable BreakerState after;
    private @Nullable Scope scope;

    /**
     * Notes why it is tried.
     *
     * @param told the reason, if there is one
     */
    public void reason(@Nullable String told) {
        reason = told;
    }

    /**
     * Notes how the breaker was before; what is noted later counts.
     *
     * @param state in which it was
     */
    public void before(BreakerState state) {
        before = state;
    }

    /**
     * Notes how the breaker is after it.
     *
     * @param state in which it is
     */
    public void after(BreakerState state) {
        after = state;
    }

    /**
     * Notes on which nodes of a fleet it is to be done.
     *
     * @param told on which
     */
    public void scope(Scope told) {
        scope = told;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    BreakerState before() {
        return before;
    }

    @Nullable
    BreakerState after() {
        return after;
    }

    @Nullable
    Scope scope() {
        return scope;
    }
}
