package io.github.switchgear.admin.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.admin.CapturedLog;
import io.github.switchgear.admin.operation.Refusal.Kind;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What any caller may rely on, with neither a container nor a request in sight. */
class OperationsTest {

    private static final Intervention ANN = Intervention.by("ann").because("flood");

    private final CapturedLog log = new CapturedLog("io.github.switchgear");
    private final AtomicLong nanos = new AtomicLong();
    private final Known known = new Known();
    private final CircuitBreaker inventory = known.add("inventory", true);
    private final CircuitBreaker prices = known.add("prices", true);
    private final CircuitBreaker idle = known.add("idle", false);
    private final Operations operations = Operations.on(known);

    private final class Known implements BreakerRegistry {

        private final Map<String, CircuitBreaker> breakers = new TreeMap<>();
        private final Map<String, BreakerDescription> descriptions = new TreeMap<>();

        CircuitBreaker add(String name, boolean enabled) {
            CircuitBreaker breaker =
                    CircuitBreaker.of(name, BreakerSettings.builder().build(), nanos::get);
            breakers.put(name, breaker);
            descriptions.put(name, new BreakerDescription(List.of("Shop." + name + "()"), enabled, Map.of()));
            return breaker;
        }

        @Override
        public Collection<CircuitBreaker> all() {
            return breakers.values();
        }

        @Override
        public Optional<CircuitBreaker> find(String name) {
            return Optional.ofNullable(breakers.get(name));
        }

        @Override
        public Optional<BreakerDescription> describe(String name) {
            return Optional.ofNullable(descriptions.get(name));
        }
    }

    @AfterEach
    void giveLogBack() {
        log.close();
    }

    private static Refusal refusal(ThrowingCallable operation) {
        Refusal refusal = catchThrowableOfType(Refusal.class, operation);
        assertThat(refusal).isNotNull();
        assertThat(refusal).hasMessage(refusal.sentence());
        return refusal;
    }

    private List<String> seen(CircuitBreaker breaker) {
        return List.of(operations.find(breaker.name()).tag().opaque());
    }

    private static SettingsChange allowedFails(int fails) {
        return SettingsChange.of(Map.of("allowedFails", Integer.toString(fails)));
    }

    /** Each operation on one breaker. */
    private List<Function<Intervention, Outcome>> changesOf(String name) {
        return List.of(
                by -> operations.forceOpen(name, by),
                by -> operations.forceClosed(name, by),
                by -> operations.settings(name, allowedFails(9), by),
                by -> operations.release(name, by),
                by -> operations.reset(name, by));
    }

    @Test
    void allBreakersAreShownAndEachByItsName() {
        assertThat(operations.list())
                .extracting(view -> view.snapshot().name())
                .containsExactly("idle", "inventory", "prices");
        assertThat(operations.list()).contains(operations.find("inventory"));
        assertThat(operations.find("idle").description().enabled()).isFalse();
        assertThat(operations.requireOperable("inventory")).isEqualTo(BreakerState.CLOSED);
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
        assertThat(operations.history("inventory")).hasSize(5).allSatisfy(transition -> {
            assertThat(transition.actor()).isEqualTo("ann");
            assertThat(transition.reason()).isEqualTo("flood");
        });
        assertThat(inventory.settings().allowedFails()).isEqualTo(9);
    }

    @Test
    void whatIsNotForcedCanBeReleasedAndNothingIsDone() {
        assertThat(operations.release("inventory", Intervention.by("ann")))
                .isEqualTo(new Outcome(BreakerState.CLOSED, BreakerState.CLOSED));
        assertThat(operations.history("inventory")).isEmpty();
    }

    @Test
    void anOverrideLastsAsLongAsItIsTold() {
        operations.forceOpen("inventory", ANN.lasting(Duration.ofMinutes(10)));

        nanos.addAndGet(Duration.ofMinutes(10).toNanos() - 1);
        assertThat(inventory.state()).isEqualTo(BreakerState.FORCED_OPEN);
        nanos.incrementAndGet();
        assertThat(inventory.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void allButTheDisabledOnesAreResetAtOnce() {
        operations.forceOpen("inventory", ANN);
        operations.forceOpen("prices", ANN);

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
        assertThat(refusal(() -> operations.find("stock")).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> operations.find("stock", List.of())).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> operations.history("stock")).kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(refusal(() -> operations.requireOperable("stock")).kind()).isEqualTo(Kind.NOT_FOUND);
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
        assertThat(refusal(() -> operations.requireOperable("idle")).kind()).isEqualTo(Kind.DISABLED);
        assertThat(idle.history()).isEmpty();
    }

    @Test
    void whoForcesABreakerMustTellWhy() {
        Intervention silent = Intervention.by("ann");
        assertThat(refusal(() -> operations.forceOpen("inventory", silent)).kind())
                .isEqualTo(Kind.INVALID);
        assertThat(refusal(() -> operations.forceClosed("inventory", silent)))
                .hasMessageContaining("'reason' is required");
        assertThat(operations.history("inventory")).isEmpty();
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
        assertThat(operations.history("inventory")).isEmpty();
    }

    @Test
    void aChangeOfNoSettingIsNone() {
        assertThat(refusal(() -> SettingsChange.of(Map.of()))).hasMessageContaining("Name at least one setting");
    }

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
        assertThat(operations.find("inventory", seen).tag().opaque()).isEqualTo(seen.get(0));
        operations.forceOpen("inventory", ANN);
        operations.settings("inventory", allowedFails(9), Intervention.by("bob"));
        List<BreakerTransition> history = operations.history("inventory");

        for (Function<Intervention, Outcome> change : changesOf("inventory")) {
            Refusal refusal = refusal(() -> change.apply(ANN.ifSeen(seen)));
            assertThat(refusal.kind()).isEqualTo(Kind.UNSEEN);
            assertThat(refusal.before()).contains(BreakerState.FORCED_OPEN);
            assertThat(refusal)
                    .hasMessageStartingWith(
                            "Breaker 'inventory' has changed since: FORCED_OPEN -> FORCED_OPEN (RECONFIGURED)")
                    .hasMessageEndingWith(", by 'bob', the last of 2 changes; nothing was done");
            Missed missed = refusal.missed().orElseThrow();
            assertThat(missed.current()).isEqualTo(operations.find("inventory"));
            assertThat(missed.last()).isEqualTo(history.get(0));
            assertThat(missed.since())
                    .extracting(BreakerTransition::cause)
                    .containsExactly(Cause.RECONFIGURED, Cause.FORCED);
        }
        assertThat(refusal(() -> operations.find("inventory", seen)).missed()).isPresent();
        assertThat(operations.history("inventory")).isEqualTo(history);
    }

    @Test
    void whatTheClockHasChangedIsUnseenThoughNothingHappened() {
        operations.forceOpen("inventory", ANN.lasting(Duration.ofMinutes(1)));
        List<String> seen = seen(inventory);
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());

        Refusal refusal = refusal(() -> operations.reset("inventory", ANN.ifSeen(seen)));

        assertThat(refusal).hasMessageContaining("its time has passed, and it is HALF_OPEN");
        assertThat(refusal.missed().orElseThrow().since()).isEmpty();
    }

    @Test
    void whatAnotherNodeToldOrNothingAtAllIsNoStateOfThisOne() {
        String elsewhere = Operations.on(known).find("inventory").tag().opaque();

        for (List<String> seen : List.of(List.of(elsewhere), List.of("nonsense"), List.<String>of())) {
            Refusal refusal = refusal(() -> operations.reset("inventory", ANN.ifSeen(seen)));
            assertThat(refusal.kind()).isEqualTo(Kind.UNSEEN);
            assertThat(refusal).hasMessageContaining("never a state of it");
            assertThat(refusal.missed().orElseThrow().since()).isNull();
        }
        operations.reset(
                "inventory", ANN.ifSeen(List.of(elsewhere, seen(inventory).get(0))));
        assertThat(operations.history("inventory")).hasSize(1);
    }

    @Test
    void allTogetherAreInNoStateThatCouldBeSeen() {
        Refusal refusal = refusal(() -> operations.resetAll(ANN.ifSeen(seen(inventory))));

        assertThat(refusal.kind()).isEqualTo(Kind.UNSEEN);
        assertThat(refusal.missed()).isEmpty();
        assertThat(operations.history("inventory")).isEmpty();
    }

    @Test
    void ofManyThatActOnOneStateExactlyOneSucceeds() {
        Intervention seen = ANN.ifSeen(seen(inventory));

        List<CompletableFuture<Boolean>> attempts = IntStream.range(0, 20)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return operations.forceOpen("inventory", seen).after() == BreakerState.FORCED_OPEN;
                    } catch (Refusal refused) {
                        return false;
                    }
                }))
                .toList();

        assertThat(attempts.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
        assertThat(operations.history("inventory")).hasSize(1);
    }
}
