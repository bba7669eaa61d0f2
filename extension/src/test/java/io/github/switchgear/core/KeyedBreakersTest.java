package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.switchgear.core.BreakerSnapshot.Keys;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedBreakersTest {

    private static final ManualOverride MOVE =
            ManualOverride.because("warehouse moves").by("ann");

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final MovableTicker ticker = new MovableTicker();

    private KeyedBreakers family(int maxKeys) {
        return family(maxKeys, Calls.settings());
    }

    private KeyedBreakers family(int maxKeys, BreakerSettings.Builder settings) {
        return KeyedBreakers.of("warehouse", settings.build(), maxKeys, ticker);
    }

    // ---- keys

    @Test
    void eachKeyHasABreakerOfItsOwn() {
        KeyedBreakers sites = family(10);

        Calls.open(sites.of("oslo"));

        assertThat(sites.of("oslo").state()).isEqualTo(BreakerState.OPEN);
        assertThat(sites.of("bergen").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(sites.family().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(sites.of("oslo")).isSameAs(sites.of("oslo"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\u200b"})
    void noKeyMeansTheFamilysOwn(String none) {
        KeyedBreakers sites = family(10);

        assertThat(sites.of(none)).isSameAs(sites.family());
        assertThat(sites.tracked()).isEmpty();
    }

    @Test
    void aKeyHasItsFamilysName() {
        CircuitBreaker oslo = family(10).of("oslo");

        assertThat(oslo.name()).isEqualTo("warehouse");
        assertThat(oslo.key()).contains("oslo");
        assertThat(oslo.snapshot().name()).isEqualTo("warehouse");
        assertThat(oslo.snapshot().key()).isEqualTo("oslo");
        assertThat(oslo).hasToString("CircuitBreaker[warehouse, oslo, CLOSED]");
    }

    @Test
    void itsRejectionsAndTransitionsTellTheKey() {
        KeyedBreakers sites = family(10);
        List<BreakerTransition> heard = new ArrayList<>();
        sites.family().onTransition(heard::add);
        CircuitBreaker oslo = sites.of("oslo");

        Calls.open(oslo);
        BreakerOpenException rejection = Calls.beRejected(oslo);

        assertThat(rejection.breakerName()).isEqualTo("warehouse");
        assertThat(rejection.key()).contains("oslo");
        assertThat(rejection)
                .hasMessage("Breaker 'warehouse', key 'oslo', is OPEN; a call may be let through in 30000 ms");
        assertThat(heard).isEqualTo(oslo.history());
        assertThat(heard)
                .extracting(BreakerTransition::breaker, BreakerTransition::key)
                .containsExactly(tuple("warehouse", "oslo"));
        assertThat(sites.family().history()).isEmpty();
        assertThat(log.lines())
                .contains("WARNING Breaker 'warehouse', key 'oslo': CLOSED -> OPEN (FAILURES_REACHED, last failure"
                        + " java.net.ConnectException)");
    }

    @Test
    void aKeyOfTwoHundredCharactersIsTakenAsItIs() {
        String key = "k".repeat(200);

        assertThat(family(10).of(key).key()).contains(key);
    }

    @Test
    void aLongerOneIsCutAndEndsInItsHash() {
        KeyedBreakers sites = family(10);
        String key = "k".repeat(201);
        String shown = "k".repeat(180) + "…" + KeyText.hash(key);

        assertThat(sites.of(key).key()).contains(shown);
        assertThat(sites.of(key)).isSameAs(sites.of(key)).isSameAs(sites.of(shown));
        assertThat(sites.find(key)).containsSame(sites.find(shown).orElseThrow());
        assertThat(sites.of(key + "k")).isNotSameAs(sites.of(key));
        assertThat(sites.tracked()).hasSize(2);
    }

    @Test
    void noPairOfSurrogatesIsCutInTwo() {
        String key = "k".repeat(179) + "\uD83D\uDE00".repeat(20);

        assertThat(family(10).of(key).key().orElseThrow())
                .startsWith("k".repeat(179) + "…")
                .hasSize(196);
    }

    /** As {@code printf oslo | sha256sum} begins. */
    @Test
    void aHashIsTheBeginningOfSha256InUtf8() {
        assertThat(KeyText.hash("oslo")).isEqualTo(HASH_OF_OSLO);
        assertThat(KeyText.hash("Ærø")).isEqualTo(HASH_OF_AERO);
    }

    private static final String HASH_OF_OSLO = "8e016391c88c77d6";
    private static final String HASH_OF_AERO = "8fce13c4f1977ce3";

    @Test
    void keysThatNobodyMaySeeAreShownAsHashes() {
        KeyedBreakers tenants = KeyedBreakers.of("billing", Calls.settings().build(), 10, thrown -> false, false);
        CircuitBreaker tenant = tenants.of("oslo");

        Calls.open(tenant);

        assertThat(tenant.key()).contains(HASH_OF_OSLO);
        assertThat(tenant.history().get(0).key()).isEqualTo(HASH_OF_OSLO);
        assertThat(Calls.beRejected(tenant).key()).contains(HASH_OF_OSLO);
        assertThat(tenants.find(HASH_OF_OSLO)).containsSame(tenant);
        assertThat(tenants.find("oslo")).containsSame(tenant);
        assertThat(tenants.find("bergen")).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains("oslo"));
    }

    @Test
    void aKeyHasTheSettingsOfItsFamilyAndNoOthers() {
        KeyedBreakers sites = family(10);
        CircuitBreaker oslo = sites.of("oslo");
        BreakerSettings stricter = Calls.settings().allowedFails(1).build();

        assertThatIllegalStateException()
                .isThrownBy(() -> oslo.reconfigure(stricter))
                .withMessage("Key 'oslo' of breaker 'warehouse' has the settings of its family; replace those of the"
                        + " family's own breaker");

        sites.family().reconfigure(stricter);
        assertThat(oslo.settings()).isEqualTo(stricter);
        Calls.fail(oslo);
        assertThat(oslo.state()).isEqualTo(BreakerState.OPEN);
        assertThat(oslo.history()).extracting(BreakerTransition::cause).containsExactly(Cause.FAILURES_REACHED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void aLimitOutOfBoundsIsRefused(int maxKeys) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> family(maxKeys))
                .withMessage("maxKeys must be from 1 to 100000 but is " + maxKeys);
    }

    @Test
    void aBlankNameIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyedBreakers.of(" ", Calls.settings().build(), 1))
                .withMessage("name must not be blank");
    }

    // ---- what is done to the family

    static Stream<Arguments> bothForces() {
        BiConsumer<CircuitBreaker, ManualOverride> open = CircuitBreaker::forceOpen;
        BiConsumer<CircuitBreaker, ManualOverride> closed = CircuitBreaker::forceClosed;
        return Stream.of(
                Arguments.of(open, BreakerState.FORCED_OPEN, BreakerState.HALF_OPEN),
                Arguments.of(closed, BreakerState.FORCED_CLOSED, BreakerState.CLOSED));
    }

    @ParameterizedTest
    @MethodSource("bothForces")
    void aForceHoldsForEveryKeyAndForThoseNotSeenYet(
            BiConsumer<CircuitBreaker, ManualOverride> force, BreakerState forced, BreakerState released) {
        KeyedBreakers sites = family(10);
        CircuitBreaker oslo = sites.of("oslo");

        force.accept(sites.family(), MOVE);

        assertThat(oslo.state()).isEqualTo(forced);
        assertThat(sites.of("bergen").state()).isEqualTo(forced);
        assertThat(oslo.snapshot().override().reason()).isEqualTo("warehouse moves");

        sites.family().release();
        assertThat(oslo.state()).isEqualTo(released);
        assertThat(sites.of("bergen").state()).isEqualTo(released);
        assertThat(sites.of("tromsø").state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void itIsOneTransitionAndNoneOfAnyKey() {
        KeyedBreakers sites = family(10);
        List<BreakerTransition> heard = new ArrayList<>();
        sites.family().onTransition(heard::add);
        CircuitBreaker oslo = sites.of("oslo");

        sites.family().forceOpen(MOVE);
        sites.family().release();
        sites.family().reset();

        assertThat(heard)
                .extracting(BreakerTransition::cause, BreakerTransition::key)
                .containsExactly(tuple(Cause.FORCED, null), tuple(Cause.RELEASED, null), tuple(Cause.RESET, null));
        assertThat(oslo.history()).isEmpty();
        assertThat(oslo.snapshot().generation()).isEqualTo(3);
    }

    @Test
    void whoWasLetInBeforeItCountsNoMore() {
        KeyedBreakers sites = family(10);
        RunningCall running = RunningCall.of(sites.of("oslo"));

        sites.family().reset();
        running.fail();

        assertThat(sites.of("oslo").snapshot().consecutiveFailures()).isZero();
        assertThat(sites.of("oslo").snapshot().totals().failed()).isEqualTo(1);
    }

    @Test
    void whatAKeyIsForcedToItselfStandsAboveItUntilItIsReleased() {
        KeyedBreakers sites = family(10);
        CircuitBreaker oslo = sites.of("oslo");
        oslo.forceClosed(ManualOverride.because("watched by hand"));

        sites.family().forceOpen(MOVE);
        assertThat(oslo.state()).isEqualTo(BreakerState.FORCED_CLOSED);

        oslo.release();
        assertThat(oslo.state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(oslo.history().get(0).to()).isEqualTo(BreakerState.FORCED_OPEN);

        sites.family().release();
        assertThat(oslo.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void theFamilysReleaseLeavesWhatKeysAreForcedToThemselves() {
        KeyedBreakers sites = family(10);
        sites.of("oslo").forceOpen(MOVE);
        sites.family().forceClosed(MOVE);

        sites.family().release();

        assertThat(sites.of("oslo").state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    @Test
    void theReleaseOfAKeyThatIsNotForcedItselfDoesNothing() {
        KeyedBreakers sites = family(10);
        sites.family().forceOpen(MOVE);

        sites.of("oslo").release();

        assertThat(sites.of("oslo").state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(sites.of("oslo").history()).isEmpty();
    }

    @Test
    void theFamilysResetEndsAllThatKeysHaveOfTheirOwn() {
        KeyedBreakers sites = family(10);
        sites.of("oslo").forceOpen(MOVE);
        Calls.open(sites.of("bergen"));
        sites.of("tromsø").forceOpen(MOVE.from(Instant.now().plusSeconds(3_600)));

        sites.family().reset();

        assertThat(sites.tracked())
                .allSatisfy(site -> assertThat(site.state()).isEqualTo(BreakerState.CLOSED))
                .allSatisfy(site -> assertThat(site.snapshot().planned()).isNull());
    }

    @Test
    void anOverrideOfTheFamilyEndsForAllByTheClock() {
        KeyedBreakers sites = family(10);
        CircuitBreaker oslo = sites.of("oslo");
        sites.family().forceOpen(MOVE.lasting(Duration.ofMinutes(10)));
        ticker.advance(Duration.ofMinutes(10));

        assertThat(oslo.state()).isEqualTo(BreakerState.HALF_OPEN);
        Calls.succeed(oslo);

        assertThat(oslo.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(sites.family().history())
                .extracting(BreakerTransition::cause)
                .containsExactly(Cause.OVERRIDE_ENDED, Cause.FORCED);
        assertThat(oslo.history()).extracting(BreakerTransition::cause).containsExactly(Cause.PROBE_SUCCEEDED);
    }

    @Test
    void whatIsPlannedForTheFamilyBeginsForAllByTheClock() {
        KeyedBreakers sites = family(10);
        CircuitBreaker oslo = sites.of("oslo");
        Instant begin = sites.family().snapshot().since().plusSeconds(3_600);
        sites.family().forceOpen(MOVE.from(begin));
        Calls.succeed(oslo);
        ticker.advance(Duration.ofHours(1));

        assertThat(oslo.state()).isEqualTo(BreakerState.FORCED_OPEN);
        Calls.beRejected(oslo);
        assertThat(oslo.snapshot().since()).isEqualTo(begin);
        assertThat(sites.of("bergen").state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    // ---- what all of them look like

    @Test
    void theFamilyTellsOfItsKeys() {
        KeyedBreakers sites = family(5);
        Calls.open(sites.of("oslo"));
        sites.of("bergen").forceOpen(MOVE);
        Calls.open(sites.of("tromsø"));
        sites.of("bodø");
        assertThat(sites.family().snapshot().keys()).isEqualTo(new Keys(4, 5, 2, 0, 1, 0));

        ticker.advance(Duration.ofSeconds(30));
        assertThat(sites.family().snapshot().keys()).isEqualTo(new Keys(4, 5, 0, 2, 1, 0));
        assertThat(sites.of("oslo").snapshot().keys()).isNull();
        assertThat(CircuitBreaker.of("x", Calls.settings().build()).snapshot().keys())
                .isNull();
    }

    @Test
    void itsTotalsAreThoseOfAllKeysAndItsOwnTheForgottenIncluded() {
        KeyedBreakers sites = family(1);
        Calls.succeed(sites.of("oslo"));
        Calls.succeed(sites.of("bergen"));
        Calls.fail(sites.of("bergen"));
        Calls.beNeutral(sites.of("tromsø"));
        Calls.succeed(sites.of(null));

        assertThat(sites.tracked()).extracting(CircuitBreaker::key).hasSize(1);
        assertThat(sites.family().snapshot().totals()).isEqualTo(new Totals(3, 1, 0, 1, 0));
        assertThat(sites.of("bergen").snapshot().totals()).isEqualTo(new Totals(1, 1, 0, 0, 0));
    }

    @Test
    void thoseTrackedAreInOrderOfTheirKeys() {
        KeyedBreakers sites = family(10);
        Stream.of("oslo", "bodø", "bergen").forEach(sites::of);

        assertThat(sites.tracked())
                .extracting(site -> site.key().orElseThrow())
                .containsExactly("bergen", "bodø", "oslo");
    }

    @Test
    void lookingForAKeyMakesNone() {
        KeyedBreakers sites = family(10);

        assertThat(sites.find("oslo")).isEmpty();
        assertThat(sites.tracked()).isEmpty();
    }

    // ---- those that are forgotten

    private List<String> keys(KeyedBreakers sites) {
        return sites.tracked().stream().map(site -> site.key().orElseThrow()).toList();
    }

    @Test
    void theOneUsedLeastRecentlyIsForgotten() {
        KeyedBreakers sites = family(3);
        Stream.of("a", "b", "c", "b", "a").forEach(sites::of);

        sites.of("d");
        assertThat(keys(sites)).containsExactly("a", "b", "d");

        sites.of("e");
        assertThat(keys(sites)).containsExactly("a", "d", "e");
    }

    @Test
    void oneThatTellsSomethingIsNot() {
        KeyedBreakers sites = family(5, Calls.settings().rampUp(Duration.ofHours(1)));
        Calls.open(sites.of("open"));
        sites.of("forced").forceClosed(MOVE);
        Calls.fail(sites.of("failed"));
        sites.of("planned").forceOpen(MOVE.from(Instant.now().plusSeconds(3_600)));
        Calls.open(sites.of("ramping"));
        ticker.advance(Duration.ofSeconds(30));
        Calls.succeed(sites.of("ramping"));

        assertThat(sites.of("one more")).isSameAs(sites.family());
        assertThat(keys(sites)).containsExactly("failed", "forced", "open", "planned", "ramping");
        assertThat(sites.family().snapshot().keys().overflowed()).isEqualTo(1);
    }

    @Test
    void oneWithAFailureInItsWindowIsNotUntilThatIsTooOld() {
        KeyedBreakers sites = family(1, Calls.settings().timeWindow(Duration.ofMinutes(1), 1, 5));
        Calls.fail(sites.of("oslo"));
        Calls.succeed(sites.of("oslo"));

        assertThat(sites.of("bergen")).isSameAs(sites.family());
        ticker.advance(Duration.ofMinutes(1));
        assertThat(sites.of("bergen")).isNotSameAs(sites.family());
    }

    @Test
    void whereNoneCanBeForgottenOneWarningAMinuteTells() {
        KeyedBreakers sites = family(1);
        Calls.open(sites.of("oslo"));

        Calls.succeed(sites.of("bergen"));
        Calls.succeed(sites.of("bodø"));
        ticker.advance(Duration.ofSeconds(59));
        Calls.succeed(sites.of("bergen"));
        assertThat(warnings()).hasSize(1);

        ticker.advance(Duration.ofSeconds(1));
        sites.of("oslo").forceOpen(MOVE);
        Calls.succeed(sites.of("bergen"));

        String warning =
                "WARNING Breaker 'warehouse' has no room for more keys: of the 1 that it tracks at most (maxKeys)"
                        + " none can be forgotten, and its own breaker guards calls with others, ";
        assertThat(warnings())
                .containsExactly(warning + "1 since this was last told", warning + "3 since this was last told");
        assertThat(sites.family().snapshot().totals().succeeded()).isEqualTo(4);
    }

    private List<String> warnings() {
        return log.lines().stream().filter(line -> line.contains("has no room")).toList();
    }

    @Test
    void whereThereIsNoRoomNobodyWhoDecidesAboutAKeyDecidesAboutTheFamily() {
        KeyedBreakers sites = family(1);
        Calls.open(sites.of("oslo"));

        assertThat(sites.track("bergen")).isEmpty();
        assertThat(sites.family().snapshot().keys().overflowed()).isZero();
        assertThat(sites.track("oslo")).containsSame(sites.of("oslo"));
        assertThatIllegalArgumentException().isThrownBy(() -> sites.track(" ")).withMessage("key must not be blank");
    }

    @Test
    void oneThatIsForgottenWorksOnForWhoHoldsItAndComesBackWhenItFails() {
        KeyedBreakers sites = family(1);
        CircuitBreaker oslo = sites.of("oslo");
        RunningCall running = RunningCall.of(oslo);
        sites.of("bergen");
        assertThat(keys(sites)).containsExactly("bergen");

        running.fail();

        assertThat(keys(sites)).containsExactly("oslo");
        assertThat(sites.of("oslo")).isSameAs(oslo);
        assertThat(oslo.snapshot().consecutiveFailures()).isEqualTo(1);
    }

    @Test
    void itDoesNotTakeThePlaceOfOneThatHasSomethingToTell() {
        KeyedBreakers sites = family(1);
        RunningCall running = RunningCall.of(sites.of("oslo"));
        sites.of("bergen");
        Calls.fail(sites.of("oslo"));

        running.fail();

        assertThat(sites.of("oslo").snapshot().consecutiveFailures()).isEqualTo(1);
        assertThat(sites.family().snapshot().totals().failed()).isEqualTo(2);
    }

    @Test
    void whatIsDoneToTheFamilyHoldsForOneThatIsForgottenToo() {
        KeyedBreakers sites = family(1);
        CircuitBreaker oslo = sites.of("oslo");
        sites.of("bergen");

        sites.family().forceOpen(MOVE);

        Calls.beRejected(oslo);
    }

    /** Not by its family, by what was done to that, nor by another key. */
    @Test
    void nothingHoldsOneThatIsForgotten() {
        KeyedBreakers sites = family(1);
        sites.family().onTransition(change -> {});
        WeakReference<CircuitBreaker> oslo = new WeakReference<>(sites.of("oslo"));
        sites.family().forceClosed(MOVE);
        sites.family().reset();
        Calls.succeed(sites.of("oslo"));

        sites.of("bergen");

        for (int collection = 0; collection < 50 && oslo.get() != null; collection++) {
            System.gc();
        }
        assertThat(oslo.get()).isNull();
    }

    /** However often something is done to the family, nothing of it is kept once all keys have followed. */
    @Test
    void nothingHoldsWhatWasDoneToAFamily() {
        KeyedBreakers sites = family(2);
        Calls.succeed(sites.of("oslo"));
        WeakReference<Orders> done = null;
        for (int i = 0; i < 3; i++) {
            sites.family().reset();
            done = done == null
                    ? new WeakReference<>(
                            ((FamilyState) sites.family().machine().state()).orders())
                    : done;
        }

        for (int collection = 0; collection < 50 && done.get() != null; collection++) {
            System.gc();
        }
        assertThat(done.get()).isNull();
    }

    // ---- who is told

    @Test
    void whoFollowsIsToldOfThoseThatThereAreAndOfEachThatComesOrGoes() {
        KeyedBreakers sites = family(2);
        sites.of("oslo");
        List<String> told = new ArrayList<>();
        RegistryListener listener = new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                told.add("+" + breaker.key().orElseThrow());
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                told.add("-" + breaker.key().orElseThrow());
            }
        };

        Registration following = sites.follow(listener);
        sites.of("bergen");
        sites.of("bodø");
        following.close();
        sites.of("tromsø");

        assertThat(told).containsExactly("+oslo", "+bergen", "-oslo", "+bodø");
    }
}
