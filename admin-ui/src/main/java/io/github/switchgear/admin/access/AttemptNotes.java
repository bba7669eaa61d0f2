package io.github.switchgear.admin.access;

import io.github.switchgear.admin.AdminAttempt.Scope;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the resource notes for the audit while it handles an attempt. */
@RequestScoped
public class AttemptNotes {

    private @Nullable String reason;
    private @Nullable BreakerState before;
    private @Nullable BreakerState after;
    private @Nullable Scope scope;
    private final List<Part> parts = new ArrayList<>();

    /** What was tried on one of several breakers. */
    record Part(
            String action,
            String breaker,
            BreakerState before,
            @Nullable BreakerState after,
            int status) {}

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

    /**
     * Notes what was done to one of several breakers, or not.
     *
     * @param action as it is called alone
     * @param breaker its name
     * @param before the state before
     * @param after the state after; null if nothing was done
     * @param status that it would be answered with alone
     */
    public void part(String action, String breaker, BreakerState before, @Nullable BreakerState after, int status) {
        parts.add(new Part(action, breaker, before, after, status));
    }

    List<Part> parts() {
        return List.copyOf(parts);
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
