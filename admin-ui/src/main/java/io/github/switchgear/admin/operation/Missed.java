package io.github.switchgear.admin.operation;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.core.BreakerTransition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has not seen of a breaker that they wanted to change.
 *
 * @param current the breaker as it is
 * @param last what happened to it last; null if nothing has
 * @param since what has happened since, newest first, none if it was the clock; null if that is not known, as what they
 *     have seen was another node's, an earlier start's, or never a state of it
 */
public record Missed(
        BreakerView current,
        @Nullable BreakerTransition last,
        @Nullable List<BreakerTransition> since) {

    /**
     * Tells which breaker it is, as a sentence about it begins.
     *
     * @return its name and, if it has one, its key
     */
    public String subject() {
        return Named.subject(current.snapshot().name(), current.snapshot().key());
    }
}
