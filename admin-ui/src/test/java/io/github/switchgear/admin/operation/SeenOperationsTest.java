package io.github.switchgear.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.operation.Refusal.Kind;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What any caller may make a condition: that a breaker is as they have seen it. */
class SeenOperationsTest extends OperationsWithoutContainer {

    @Test
    void whoHasSeenItMayChangeItOnce() {
        for (Function<Intervention, Outcome> change : changesOf("inventory")) {
            Intervention seen = ANN.ifSeen(seen(inventory));
            assertThat(change.apply(seen).after()).isEqualTo(inventory.state());
            assertThat(refusal(() -> change.apply(seen)).kind()).isEqualTo(Kind.UNSEEN);
        }
    }

    @Test
    void whoHasNotSeenWhatHappenedIsToldAndDoesNothing() {
        List<String> seen = seen(inventory);
        assertThat(operations.find(Named.breaker("inventory"), seen).tag().opaque())
                .isEqualTo(seen.get(0));
        operations.forceOpen(Named.breaker("inventory"), ANN);
        operations.settings("inventory", allowedFails(9), Intervention.by("bob"));
        List<BreakerTransition> history = operations.history(Named.breaker("inventory"));

        for (Function<Intervention, Outcome> change : changesOf("inventory")) {
            Refusal refusal = refusal(() -> change.apply(ANN.ifSeen(seen)));
            assertThat(refusal.kind()).isEqualTo(Kind.UNSEEN);
            assertThat(refusal.before()).contains(BreakerState.FORCED_OPEN);
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "Breaker 'inventory' has changed since: FORCED_OPEN -> FORCED_OPEN (RECONFIGURED)")
                    .hasMessageEndingWith(", by 'bob', the last of 2 changes; nothing was done");
            Missed missed = refusal.missed().orElseThrow();
            assertThat(missed.current()).isEqualTo(operations.find(Named.breaker("inventory")));
            assertThat(missed.last()).isEqualTo(history.get(0));
            assertThat(missed.since())
                    .extracting(BreakerTransition::cause)
                    .containsExactly(Cause.RECONFIGURED, Cause.FORCED);
        }
        assertThat(refusal(() -> operations.find(Named.breaker("inventory"), seen))
                        .missed())
                .isPresent();
        assertThat(operations.history(Named.breaker("inventory"))).isEqualTo(history);
    }

    @Test
    void whatTheClockHasChangedIsUnseenThoughNothingHappened() {
        operations.forceOpen(Named.breaker("inventory"), ANN.lasting(Duration.ofMinutes(1)));
        List<String> seen = seen(inventory);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        Refusal refusal = refusal(() -> operations.reset(Named.breaker("inventory"), ANN.ifSeen(seen)));

        assertThat(refusal).hasMessageContaining("its time has passed, and it is HALF_OPEN");
        assertThat(refusal.missed().orElseThrow().since()).isEmpty();
    }

    @Test
    void whatIsPlannedInPlaceOfAnotherOverrideIsUnseenOnceItHasBegun() {
        operations.forceOpen(Named.breaker("inventory"), ANN);
        operations.forceOpen(
                Named.breaker("inventory"),
                ANN.from(inventory.snapshot().since().plusSeconds(60)));
        List<String> seen = seen(inventory);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        Refusal refusal = refusal(() -> operations.release(Named.breaker("inventory"), ANN.ifSeen(seen)));

        assertThat(refusal).hasMessageContaining("its time has passed, and it is FORCED_OPEN");
        assertThat(refusal(() -> operations.find(Named.breaker("inventory"), seen))
                        .missed()
                        .orElseThrow()
                        .since())
                .isEmpty();
    }

    @Test
    void ofManyThatPlanOnOneStateExactlyOneSucceeds() {
        Intervention seen =
                ANN.from(inventory.snapshot().since().plusSeconds(60)).ifSeen(seen(inventory));

        List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return operations
                                        .forceOpen(Named.breaker("inventory"), seen)
                                        .after()
                                == BreakerState.CLOSED;
                    } catch (Refusal refused) {
                        return false;
                    }
                }))
                .toList();

        assertThat(attempts.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        assertThat(operations.history(Named.breaker("inventory"))).hasSize(1);
    }

    @Test
    void whatAnotherNodeToldOrNothingAtAllIsNoStateOfThisOne() {
        String elsewhere =
                Operations.on(known).find(Named.breaker("inventory")).tag().opaque();

        for (List<String> seen : List.of(List.of(elsewhere), List.of("nonsense"), List.<String>of())) {
            Refusal refusal = refusal(() -> operations.reset(Named.breaker("inventory"), ANN.ifSeen(seen)));
            assertThat(refusal.kind()).isEqualTo(Kind.UNSEEN);
            assertThat(refusal).hasMessageContaining("never a state of it");
            assertThat(refusal.missed().orElseThrow().since()).isNull();
        }
        operations.reset(
                Named.breaker("inventory"),
                ANN.ifSeen(List.of(elsewhere, seen(inventory).get(0))));
        assertThat(operations.history(Named.breaker("inventory"))).hasSize(1);
    }

    @Test
    void allTogetherAreInNoStateThatCouldBeSeen() {
        Refusal refusal = refusal(() -> operations.resetAll(ANN.ifSeen(seen(inventory))));

        assertThat(refusal.kind()).isEqualTo(Kind.UNSEEN);
        assertThat(refusal.missed()).isEmpty();
        assertThat(operations.history(Named.breaker("inventory"))).isEmpty();
    }

    @Test
    void ofManyThatActOnOneStateExactlyOneSucceeds() {
        Intervention seen = ANN.ifSeen(seen(inventory));

        List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return operations
                                        .forceOpen(Named.breaker("inventory"), seen)
                                        .after()
                                == BreakerState.FORCED_OPEN;
                    } catch (Refusal refused) {
                        return false;
                    }
                }))
                .toList();

        assertThat(attempts.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        assertThat(operations.history(Named.breaker("inventory"))).hasSize(1);
    }
}
