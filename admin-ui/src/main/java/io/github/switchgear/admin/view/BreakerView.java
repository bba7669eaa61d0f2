package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerSnapshot.Keys;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A breaker, read at one moment.
 *
 * @param snapshot how it was
 * @param description what it guards, and with which settings
 * @param tag what its state is called
 * @param recorded what it keeps of its calls; null where that is nothing
 */
public record BreakerView(
        BreakerSnapshot snapshot,
        BreakerDescription description,
        StateTag tag,
        @Nullable Recorded recorded) {

    /**
     * What a breaker keeps of its calls.
     *
     * @param limit how many of them at most
     * @param calls how many
     */
    public record Recorded(int limit, int calls) {

        static @Nullable Recorded of(CircuitBreaker breaker) {
            int limit = breaker.recordLimit();
            return limit == 0 ? null : new Recorded(limit, breaker.recorded());
        }
    }

    /**
     * Names the state with how many keys are tracked, open, half-open and forced, and how many calls found no room. As a
     * condition it is the state alone: while keys come and go, their family must be operable.
     *
     * @return the text between the quotes of an entity tag
     */
    public String opaque() {
        Keys keys = snapshot.keys();
        return keys == null
                ? tag.opaque()
                : tag.opaque("k" + keys.tracked() + "-" + keys.open() + "-" + keys.halfOpen() + "-" + keys.forced()
                        + "-" + keys.overflowed());
    }

    /**
     * Tells whether nothing has happened between this view of a breaker and another of the same. Time that has passed is no
     * change, unless it has brought another state.
     *
     * @param before how it was
     * @return whether all but the time left, and the share that a ramp has reached, is as it was
     */
    public boolean isAs(BreakerView before) {
        return isDescribedAs(before) && isInStateOf(before) && hasFailedAs(before) && isCountedAs(before);
    }

    /**
     * Tells whether it guards the same, with the same settings.
     *
     * @param before how it was
     * @return whether that is so
     */
    @SuppressWarnings("ReferenceEquality") // it is the same object until it changes
    public boolean isDescribedAs(BreakerView before) {
        return description == before.description || description.equals(before.description);
    }

    /**
     * Tells whether all is the same that is neither settings, failures nor counts.
     *
     * @param before how it was
     * @return whether that is so
     */
    public boolean isInStateOf(BreakerView before) {
        BreakerSnapshot was = before.snapshot;
        return tag.equals(before.tag)
                && snapshot.state() == was.state()
                && snapshot.since().equals(was.since())
                && snapshot.generation() == was.generation()
                && snapshot.probeInFlight() == was.probeInFlight()
                && snapshot.wouldBeOpen() == was.wouldBeOpen()
                && Objects.equals(snapshot.override(), was.override())
                && Objects.equals(snapshot.planned(), was.planned())
                && Objects.equals(snapshot.keys(), was.keys())
                && Objects.equals(end(snapshot.rampUp()), end(was.rampUp()));
    }

    private static @Nullable Instant end(BreakerSnapshot.@Nullable RampUp rampUp) {
        return rampUp == null ? null : rampUp.until();
    }

    /**
     * Tells whether no call has failed meanwhile, and none has undone failures.
     *
     * @param before how it was
     * @return whether that is so
     */
    public boolean hasFailedAs(BreakerView before) {
        return snapshot.consecutiveFailures() == before.snapshot.consecutiveFailures()
                && Objects.equals(snapshot.lastFailure(), before.snapshot.lastFailure());
    }

    /**
     * Tells whether no call was counted meanwhile.
     *
     * @param before how it was
     * @return whether that is so
     */
    public boolean isCountedAs(BreakerView before) {
        return snapshot.totals().equals(before.snapshot.totals());
    }
}
