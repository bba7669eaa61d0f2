package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What the resource notes for the audit while it handles an attempt. */
@RequestScoped
public class AttemptNotes {

    private @Nullable String reason;
    private @Nullable BreakerState before;
    private @Nullable BreakerState after;

    void reason(@Nullable String told) {
        reason = told;
    }

    void before(BreakerState state) {
        before = state;
    }

    void after(BreakerState state) {
        after = state;
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
}
