package io.github.switchgear.admin.operation;

import io.github.switchgear.core.BreakerState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done to several breakers.
 *
 * @param each of them, in the order in which it was done
 */
public record ManyOutcomes(List<Each> each) {

    /**
     * Copies what it is given.
     *
     * @param each of them
     */
    public ManyOutcomes {
        each = List.copyOf(each);
    }

    /**
     * One of them.
     *
     * @param name of the breaker
     * @param before the state in which it was found
     * @param after the state in which it was left; null if nothing was done to it
     * @param refusal why nothing was done to it; null if it was done
     */
    public record Each(
            String name,
            BreakerState before,
            @Nullable BreakerState after,
            @Nullable Refusal refusal) {

        /**
         * Tells whether it was done.
         *
         * @return false if it was refused
         */
        public boolean isDone() {
            return refusal == null;
        }
    }

    /**
     * Counts those to which it was done.
     *
     * @return how many
     */
    public long done() {
        return each.stream().filter(Each::isDone).count();
    }
}
