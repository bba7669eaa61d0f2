package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Recording;
import io.github.switchgear.core.Rehearsal;

/** Tries settings on what breakers have kept of their calls, beside those that are in force. */
public final class Rehearsals {

    private Rehearsals() {}

    static void checkCalls(int calls) {
        if (Recording.checkCalls(calls).isPresent()) {
            throw Refusal.invalid(
                    "'calls' must be from 0, which ends it, to " + Recording.MOST_CALLS + " but is " + calls);
        }
    }

    /**
     * Tries them on one and the same copy of what there is.
     *
     * @throws Refusal if nothing is kept, or the breaker cannot have such settings
     */
    static Tried of(CircuitBreaker breaker, Named named, SettingsChange change) {
        BreakerSettings present = breaker.settings();
        BreakerSettings proposed = change.appliedTo(present);
        Recording recording = recording(breaker, named);
        Rehearsal rehearsal = Rehearsal.of(recording);
        return new Tried(
                new Named(breaker.name(), breaker.key().orElse(null)),
                recording,
                new Settings(present, rehearsal.under(present)),
                new Settings(proposed, rehearsal.under(proposed)));
    }

    private static Recording recording(CircuitBreaker breaker, Named named) {
        return breaker.recording().orElseThrow(() -> Refusal.notRecorded(named));
    }

    /**
     * Refuses what keeps none of its calls.
     *
     * @throws Refusal if that is so
     */
    static void requireRecorded(CircuitBreaker breaker, Named named) {
        if (breaker.recordLimit() == 0) {
            throw Refusal.notRecorded(named);
        }
    }

    /**
     * What a breaker would have done.
     *
     * @param named the breaker, with a key as people see it
     * @param recording the calls
     * @param present under the settings that are in force
     * @param proposed under those that were tried
     */
    public record Tried(Named named, Recording recording, Settings present, Settings proposed) {}

    /**
     * What a breaker would have done under some settings.
     *
     * @param settings these
     * @param answer what it would have done
     */
    public record Settings(BreakerSettings settings, Rehearsal.Answer answer) {}
}
