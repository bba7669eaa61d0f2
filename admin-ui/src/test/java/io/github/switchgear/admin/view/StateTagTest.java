package io.github.switchgear.admin.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a tag says of the transitions since the state that it names. */
class StateTagTest {

    private static BreakerTransition transition(BreakerState state, Cause cause, long generation) {
        return new BreakerTransition("inventory", state, state, cause, generation, Instant.EPOCH, null, null, null);
    }

    private static StateTag tag(long generation, boolean ramping, boolean planned, long revision) {
        return new StateTag("s", generation, BreakerState.CLOSED, ramping, planned, revision);
    }

    @Test
    void aRampAndAPlanAreInTheName() {
        assertThat(List.of(
                        tag(1, false, false, 0).opaque(),
                        tag(1, true, false, 0).opaque(),
                        tag(1, false, true, 1).opaque(),
                        tag(1, true, true, 1).opaque()))
                .containsExactly("s.1.c.0", "s.1.cr.0", "s.1.cp.1", "s.1.crp.1");
    }

    @Test
    void whatBeganNoGenerationIsToldByItsNumber() {
        BreakerTransition dropped = transition(BreakerState.CLOSED, Cause.RELEASED, 1);
        BreakerTransition planned = transition(BreakerState.CLOSED, Cause.PLANNED, 1);
        BreakerTransition reset = transition(BreakerState.CLOSED, Cause.RESET, 1);
        List<BreakerTransition> history = List.of(dropped, planned, reset);

        assertThat(tag(1, false, false, 2).since("s.1.cp.1", history)).contains(List.of(dropped));
        assertThat(tag(1, false, false, 2).since("s.1.c.0", history)).contains(List.of(dropped, planned));
        assertThat(tag(1, false, false, 2).since("s.0.c.0", history)).contains(history);
    }

    @Test
    void aReleaseThatBeganAGenerationIsToldByThatEvenWhereTheStateStayed() {
        BreakerTransition released = transition(BreakerState.FORCED_OPEN, Cause.RELEASED, 2);
        BreakerTransition forced = transition(BreakerState.FORCED_OPEN, Cause.FORCED, 1);

        assertThat(tag(2, false, false, 0).since("s.1.fo.0", List.of(released, forced)))
                .contains(List.of(released));
    }
}
