package io.github.switchgear.admin.access;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The place of this request among the {@link ChangesInFlight}. It is given back once, with the answer; where the container fails and
 * there is none, when the request's context ends.
 */
@RequestScoped
public class ChangePermit {

    private final AtomicBoolean taken = new AtomicBoolean();
    private @Nullable ChangesInFlight changes;

    @Inject
    void among(ChangesInFlight all) {
        changes = all;
    }

    private ChangesInFlight changes() {
        return Objects.requireNonNull(changes, "injected");
    }

    boolean take() {
        boolean entered = changes().enter();
        taken.set(entered);
        return entered;
    }

    @PreDestroy
    void giveBack() {
        if (taken.compareAndSet(true, false)) {
            changes().leave();
        }
    }
}
