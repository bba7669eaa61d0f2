package io.github.switchgear.docs.snippets;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

// tag::observer[]
@ApplicationScoped
public class TransitionPager {

    private final List<String> pages = new CopyOnWriteArrayList<>();

    /** On the caller's thread, before its call returns: so only what is quick. */
    void count(@Observes BreakerTransition change) {
        if (change.to() == BreakerState.OPEN) {
            pages.add(change.breaker() + " is open: " + change.failure());
        }
    }

    /** On a thread of the container's. */
    void mail(@ObservesAsync BreakerTransition change) {
        // end::observer[]
        mailed.add(change.breaker());
        // tag::observer[]
    }
    // end::observer[]

    private final List<String> mailed = new CopyOnWriteArrayList<>();

    List<String> pages() {
        return List.copyOf(pages);
    }

    List<String> mailed() {
        return List.copyOf(mailed);
    }
    // tag::observer[]
}
// end::observer[]
