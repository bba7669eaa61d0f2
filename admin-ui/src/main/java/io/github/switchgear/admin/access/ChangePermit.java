package io.github.switchgear.admin.access;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The place of this request among the {@link ChangesInFlight}. It is given back once, with the answer; where the container fails and
 * there is none, when the request's context ends.
 */
@RequestScoped
public class ChangePermit {

    private final AtomicReference<@Nullable Runnable> leaving = new AtomicReference<>();
    private @Nullable ChangesInFlight changes;

    @Inject
    void among(ChangesInFlight all) {
        changes = all;
    }

    private ChangesInFlight changes() {
        return Objects.requireNonNull(changes, "injected");
    }

    /** Takes a place for a change, or for a rehearsal, and whether there is room. */
    boolean take(boolean isChange) {
        ChangesInFlight all = changes();
        boolean entered = isChange ? all.enter() : all.enterToRehearse();
        if (entered) {
            leaving.set(isChange ? all::leave : all::leaveRehearsal);
        }
        return entered;
    }

    @PreDestroy
    void giveBack() {
        Runnable leave = leaving.getAndSet(null);
        if (leave != null) {
            leave.run();
        }
    }
}
