package io.github.switchgear.admin.view;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerSnapshot.Keys;

/**
 * A breaker, read at one moment.
 *
 * @param snapshot how it was
 * @param description what it guards, and with which settings
 * @param tag what its state is called
 */
public record BreakerView(BreakerSnapshot snapshot, BreakerDescription description, StateTag tag) {

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
}
