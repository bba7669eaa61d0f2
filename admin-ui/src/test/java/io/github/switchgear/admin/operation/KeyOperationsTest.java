package io.github.switchgear.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.operation.Refusal.Kind;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators do to keys, with no request in sight. */
class KeyOperationsTest extends OperationsWithoutContainer {

    private final KeyedBreakers warehouse = known.addKeyed("warehouse", 4);

    private List<String> paged(int limit) {
        List<String> keys = new ArrayList<>();
        String next = null;
        do {
            KeyPage page = operations.keys("warehouse", any -> true, next, limit);
            page.keys().forEach(view -> keys.add(view.snapshot().key()));
            next = page.next();
        } while (next != null);
        return keys;
    }

    @Test
    void pagesEndWhateverIsInAKey() {
        for (String key : List.of("a\ud800", "a\ud800\ud800", "a\udfff", "a?")) {
            warehouse.of(key);
        }

        for (int limit = 1; limit < 6; limit++) {
            assertThat(paged(limit)).containsExactly("a?", "a\ud800", "a\ud800\ud800", "a\udfff");
        }
    }

    @Test
    void aFamilysOutcomeIsItsOwnWhateverBecomesOfItsKeysMeanwhile() {
        CircuitBreaker south = warehouse.of("south");
        south.forceOpen(ManualOverride.because("test").lasting(Duration.ofMinutes(1)));
        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(operations.forceClosed(Named.breaker("warehouse"), ANN))
                .isEqualTo(new Outcome(BreakerState.CLOSED, BreakerState.FORCED_CLOSED));
        assertThat(south.state()).isEqualTo(BreakerState.FORCED_CLOSED);
    }

    @Test
    void aKeysOutcomeIsItsOwn() {
        Named north = Named.key("warehouse", "north");

        assertThat(operations.forceOpen(north, ANN))
                .isEqualTo(new Outcome(BreakerState.CLOSED, BreakerState.FORCED_OPEN));
        assertThat(operations.release(north, ANN))
                .isEqualTo(new Outcome(BreakerState.FORCED_OPEN, BreakerState.HALF_OPEN));
        assertThat(operations.reset(north, ANN)).isEqualTo(new Outcome(BreakerState.HALF_OPEN, BreakerState.CLOSED));
        assertThat(warehouse.family().history()).isEmpty();
    }

    @Test
    void aForceThatIsRefusedTracksNothing() {
        Named north = Named.key("warehouse", "north");
        Instant past = Instant.now().minusSeconds(1);
        Instant far = Instant.now().plus(Duration.ofDays(91));

        assertThat(refusal(() -> operations.forceOpen(north, Intervention.by("ann")))
                        .kind())
                .isEqualTo(Kind.INVALID);
        for (Instant from : List.of(past, far)) {
            assertThat(refusal(() -> operations.forceOpen(north, ANN.from(from))))
                    .hasMessageStartingWith("'from' is out of bounds: from must be from now, which is ");
        }
        assertThat(refusal(() -> operations.forceOpen(north, ANN.ifSeen(List.of("s.0.c.0"))))
                        .kind())
                .isEqualTo(Kind.UNTRACKED);
        assertThat(refusal(() -> operations.forceOpen(Named.key("idle", "north"), ANN))
                        .kind())
                .isEqualTo(Kind.DISABLED);
        assertThat(refusal(() -> operations.forceOpen(Named.key("prices", "north"), ANN))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(warehouse.tracked()).isEmpty();
    }

    @Test
    void whatHappenedToAllTellsOfKeysToo() {
        operations.forceOpen(Named.key("warehouse", "north"), ANN);
        operations.forceOpen(Named.breaker("inventory"), ANN);

        assertThat(operations.histories())
                .extracting(transition -> transition.breaker() + " " + transition.key())
                .containsExactly("inventory null", "warehouse north");
        assertThat(operations.histories("warehouse")).hasSize(1);
        assertThat(operations.history(Named.breaker("warehouse"))).isEmpty();
    }
}
