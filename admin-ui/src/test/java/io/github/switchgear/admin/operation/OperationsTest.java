package io.github.switchgear.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.operation.Refusal.Kind;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any caller may rely on. */
class OperationsTest extends OperationsWithoutContainer {

    @Test
    void allBreakersAreShownAndEachByItsName() {
        assertThat(operations.list())
                .extracting(view -> view.snapshot().name())
                .containsExactly("idle", "inventory", "prices");
        assertThat(operations.list()).contains(operations.find(Named.breaker("inventory")));
        assertThat(operations.find(Named.breaker("idle")).description().enabled())
                .isFalse();
        assertThat(operations.requireOperable(Named.breaker("inventory"))).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void eachOperationTellsWhatItFoundAndWhatItLeft() {
        List<Outcome> outcomes =
                changesOf("inventory").stream().map(change -> change.apply(ANN)).toList();

        assertThat(outcomes)
                .containsExactly(
                        new Outcome(BreakerState.CLOSED, BreakerState.FORCED_OPEN),
                        new Outcome(BreakerState.FORCED_OPEN, BreakerState.FORCED_CLOSED),
                        new Outcome(BreakerState.FORCED_CLOSED, BreakerState.FORCED_CLOSED),
                        new Outcome(BreakerState.FORCED_CLOSED, BreakerState.CLOSED),
                        new Outcome(BreakerState.CLOSED, BreakerState.CLOSED));
        assertThat(operations.history(Named.breaker("inventory"))).hasSize(5).allSatisfy(transition -> {
            assertThat(transition.actor()).isEqualTo("ann");
            assertThat(transition.reason()).isEqualTo("flood");
        });
        assertThat(inventory.settings().allowedFails()).isEqualTo(9);
    }

    @Test
    void whatIsNotForcedCanBeReleasedAndNothingIsDone() {
        assertThat(operations.release(Named.breaker("inventory"), Intervention.by("ann")))
                .isEqualTo(new Outcome(BreakerState.CLOSED, BreakerState.CLOSED));
        assertThat(operations.history(Named.breaker("inventory"))).isEmpty();
    }

    @Test
    void anOverrideLastsAsLongAsItIsTold() {
        operations.forceOpen(Named.breaker("inventory"), ANN.lasting(Duration.ofMinutes(10)));

        nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
        assertThat(inventory.state()).isEqualTo(BreakerState.FORCED_OPEN);
        nanos.incrementAndGet();
        assertThat(inventory.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aPlannedOverrideBeginsByTheClockAndIsOnlyThenOne() {
        Instant from = inventory.snapshot().since().plus(Duration.ofHours(1));

        assertThat(operations.forceOpen(
                        Named.breaker("inventory"), ANN.from(from).lasting(Duration.ofMinutes(10))))
                .isEqualTo(new Outcome(BreakerState.CLOSED, BreakerState.CLOSED));
        assertThat(inventory.snapshot().planned().until()).isEqualTo(from.plus(Duration.ofMinutes(10)));

        nanos.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(inventory.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(inventory.snapshot().planned()).isNull();
        nanos.addAndGet(Duration.ofMinutes(10).toNanos());
        assertThat(inventory.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void whatCannotBeginThenIsRefusedByTheBreakersClock() {
        Instant now = inventory.snapshot().since();
        for (Instant from :
                List.of(now.minusNanos(1), now.plus(Duration.ofDays(90)).plusNanos(1))) {
            Refusal refusal = refusal(() -> operations.forceClosed(Named.breaker("inventory"), ANN.from(from)));
            assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
            assertThat(refusal)
                    .hasMessageStartingWith("'from' is out of bounds: ")
                    .hasMessageEndingWith("" + from);
        }
        operations.forceClosed(Named.breaker("inventory"), ANN.from(now));
        operations.forceClosed(Named.breaker("prices"), ANN.from(now.plus(Duration.ofDays(90))));
        assertThat(operations.history(Named.breaker("idle"))).isEmpty();
    }

    @Test
    void whatIsPlannedIsDroppedByARelease() {
        operations.forceOpen(
                Named.breaker("inventory"),
                ANN.from(inventory.snapshot().since().plusSeconds(60)));

        assertThat(operations.release(Named.breaker("inventory"), Intervention.by("bob")))
                .isEqualTo(new Outcome(BreakerState.CLOSED, BreakerState.CLOSED));
        assertThat(inventory.snapshot().planned()).isNull();
        assertThat(operations.history(Named.breaker("inventory")))
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.RELEASED, Cause.PLANNED);
    }

    @Test
    void allButTheDisabledOnesAreResetAtOnce() {
        operations.forceOpen(Named.breaker("inventory"), ANN);
        operations.forceOpen(Named.breaker("prices"), ANN);

        assertThat(operations.resetAll(Intervention.by("ann"))).isEqualTo(2);

        assertThat(List.of(inventory.state(), prices.state())).containsOnly(BreakerState.CLOSED);
        assertThat(idle.history()).isEmpty();
    }

    @Test
    void whatThereIsNotIsRefusedAndNeverMade() {
        for (Function<Intervention, Outcome> change : changesOf("stock")) {
            Refusal refusal = refusal(() -> change.apply(ANN));
            assertThat(refusal.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(refusal).hasMessage("There is no breaker 'stock'");
            assertThat(refusal.before()).isEmpty();
        }
        assertThat(refusal(() -> operations.find(Named.breaker("stock"))).kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> operations.find(Named.breaker("stock"), List.of()))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> operations.history(Named.breaker("stock"))).kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> operations.requireOperable(Named.breaker("stock")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
        assertThat(operations.list()).hasSize(3);
    }

    @Test
    void whatIsDisabledIsNotOperated() {
        for (Function<Intervention, Outcome> change : changesOf("idle")) {
            Refusal refusal = refusal(() -> change.apply(ANN));
            assertThat(refusal.kind()).isEqualTo(Kind.DISABLED);
            assertThat(refusal).hasMessageContaining("'idle' is disabled by configuration");
            assertThat(refusal.before()).contains(BreakerState.CLOSED);
        }
        assertThat(refusal(() -> operations.requireOperable(Named.breaker("idle")))
                        .kind())
                .isEqualTo(Kind.DISABLED);
        assertThat(idle.history()).isEmpty();
    }

    @Test
    void whoForcesABreakerMustTellWhy() {
        Intervention silent = Intervention.by("ann");
        assertThat(refusal(() -> operations.forceOpen(Named.breaker("inventory"), silent))
                        .kind())
                .isEqualTo(Kind.INVALID);
        assertThat(refusal(() -> operations.forceClosed(Named.breaker("inventory"), silent)))
                .hasMessageContaining("'reason' is required");
        assertThat(operations.history(Named.breaker("inventory"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200b\u2800"})
    void whatCannotBeSeenIsNeitherANameNorAReason(String blank) {
        assertThat(refusal(() -> Intervention.by(blank))).hasMessageContaining("'actor' must not be blank");
        assertThat(refusal(() -> ANN.because(blank))).hasMessageContaining("'reason' must not be blank");
    }

    @Test
    void aReasonIsAsLongAsPeopleCount() {
        String rocket = "\ud83d\ude80";
        assertThat(ANN.because(rocket.repeat(500)).reason()).hasSize(1000);
        assertThat(refusal(() -> ANN.because(rocket.repeat(501))))
                .hasMessage("'reason' may have 500 characters but has 501");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "P366D"})
    void aDurationIsPositiveAndAtMostAYear(String duration) {
        Refusal refusal = refusal(() -> ANN.lasting(Duration.parse(duration)));
        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal).hasMessageContaining("'duration' is out of bounds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "allowedFails      | 0    | allowedFails must be at least 1 but is 0",
                "allowedFails      | many | 'allowedFails' must be a whole number",
                "retryTimer        | soon | 'retryTimer' must be a duration",
                "validator         | x    | Unknown setting 'validator'; allowed: allowedFails, retryTimer",
                "allowedExceptions | x    | Unknown setting 'allowedExceptions'",
                "reason            | x    | Unknown setting 'reason'"
            })
    void whatIsNoSettingIsRefusedAndChangesNothing(String member, String text, String sentence) {
        BreakerSettings before = inventory.settings();

        Refusal refusal = refusal(() ->
                operations.settings("inventory", SettingsChange.of(Map.of(member, text)), Intervention.by("ann")));

        assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
        assertThat(refusal).hasMessageContaining(sentence);
        assertThat(inventory.settings()).isSameAs(before);
        assertThat(operations.history(Named.breaker("inventory"))).isEmpty();
    }

    @Test
    void aChangeOfNoSettingIsNone() {
        assertThat(refusal(() -> SettingsChange.of(Map.of()))).hasMessageContaining("Name at least one setting");
    }
}
