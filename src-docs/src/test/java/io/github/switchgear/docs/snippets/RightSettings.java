package io.github.switchgear.docs.snippets;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Recording;
import io.github.switchgear.core.Rehearsal;
import java.io.Reader;

/** Settings that are tried on what really happened. */
final class RightSettings {

    private RightSettings() {}

    // tag::record[]
    static Rehearsal.Answer tryOn(CircuitBreaker inventory) {
        BreakerSettings tried =
                inventory.settings().toBuilder().countWindow(20, 0.4, 10).build();
        return inventory
                .recording() // empty, unless inventory.record(5000) was called before
                .map(recording -> Rehearsal.of(recording).under(tried))
                .orElseThrow();
    }
    // end::record[]

    // tag::read[]
    static Rehearsal.Figures outage(Reader calls, BreakerSettings settings) {
        Recording recording = Recording.read(calls);
        return Rehearsal.of(recording).under(settings).assumingFailed();
    }
    // end::read[]
}
