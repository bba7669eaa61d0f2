package io.github.switchgear.fleet.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RegisterMapTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

    private static final List<Kind> FORCES = List.of(Kind.FORCED_OPEN, Kind.FORCED_CLOSED);

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    static Decision decision(Subject subject, Kind kind, Version version) {
        return kind.isForce()
                ? new Decision(subject, kind, "because", "ann", version.at(), null, version)
                : new Decision(subject, kind, null, null, null, null, version);
    }

    private static Subject present(String breaker) {
        return new Subject(breaker, null, Slot.PRESENT);
    }

    private static Version version(long millis) {
        return new Version(NOW.toEpochMilli() + millis, 0, "node");
    }

    /** Any, each with a version of its own. */
    private static List<Decision> some(Random random) {
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Slot slot = random.nextInt(4) == 0 ? Slot.PLANNED : Slot.PRESENT;
            Subject subject = new Subject("b" + random.nextInt(4), random.nextBoolean() ? null : "key", slot);
            Kind kind = (slot == Slot.PLANNED ? FORCES : List.of(Kind.values()))
                    .get(random.nextInt(slot == Slot.PLANNED ? 2 : 4));
            decisions.add(decision(
                    subject,
                    kind,
                    new Version(NOW.toEpochMilli() + random.nextInt(20), i, "node" + random.nextInt(3))));
        }
        return decisions;
    }

    private static RegisterMap of(List<Decision> decisions) {
        RegisterMap map = new RegisterMap();
        decisions.forEach(map::take);
        return map;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inAnyOrderAndHoweverOftenTheMapsAreEqualAndTheNewestWins(int seed) {
        Random random = new Random(seed);
        List<Decision> decisions = some(random);
        List<Decision> shuffled = new ArrayList<>(decisions);
        shuffled.addAll(decisions.subList(0, 20));
        Collections.shuffle(shuffled, random);

        RegisterMap one = of(decisions);
        RegisterMap other = of(shuffled);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.digest()).isEqualTo(other.digest());
        assertThat(one.holding()).isEqualTo(other.holding());
        assertThat(one.all())
                .allSatisfy(kept -> assertThat(decisions)
                        .filteredOn(any -> any.subject().equals(kept.subject()))
                        .extracting(Decision::version)
                        .allSatisfy(version -> assertThat(version).isLessThanOrEqualTo(kept.version())));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatOneLacksMakesItEqual(int seed) {
        Random random = new Random(seed);
        List<Decision> decisions = some(random);
        RegisterMap one = of(decisions.subList(0, 40));
        RegisterMap other = of(decisions.subList(20, 60));
        Subject middle =
                new ArrayList<>(other.versions().keySet()).get(other.versions().size() / 2);

        other.lacking(one.versions(), null, middle).forEach(one::take);
        other.lacking(one.versions(), middle, null).forEach(one::take);
        one.lacking(other.versions(), null, null).forEach(other::take);

        assertThat(one).isEqualTo(other).isEqualTo(of(decisions));
        assertThat(one.lacking(other.versions(), null, null)).isEmpty();
    }

    @Test
    void differentMapsHaveDifferentDigests() {
        RegisterMap one = of(List.of(decision(present("inventory"), Kind.FORCED_OPEN, version(1))));
        RegisterMap other = of(List.of(decision(present("inventory"), Kind.FORCED_OPEN, version(2))));

        assertThat(one.digest()).isNotEqualTo(other.digest()).isNotEqualTo(new RegisterMap().digest());
    }

    /** Enumerations have another hash in each JVM. */
    @Test
    void theDigestIsTheSameInEveryJvm() {
        RegisterMap map = of(List.of(decision(present("inventory"), Kind.FORCED_OPEN, version(1))));

        assertThat(map.digest()).isEqualTo(453517090144110094L);
    }

    @Test
    void aReleaseEndsWhatIsPlannedAlsoWhenTheBreakerIsForcedAgain() {
        Subject present = present("inventory");
        Decision plan = decision(present.in(Slot.PLANNED), Kind.FORCED_OPEN, version(1));
        Decision release = decision(present, Kind.RELEASED, version(2));
        Decision drop = decision(present.in(Slot.PLANNED), Kind.RELEASED, version(2));
        Decision force = decision(present, Kind.FORCED_CLOSED, version(3));

        assertThat(of(List.of(force, drop, release, plan)).holding()).containsExactly(force, drop);
    }

    @Test
    void aForceLeavesWhatIsPlannedButTakesThePlaceOfWhatHasBegun() {
        Decision plan = new Decision(
                present("inventory").in(Slot.PLANNED),
                Kind.FORCED_OPEN,
                "moves",
                null,
                NOW.plusMillis(100),
                null,
                version(1));
        Decision before = decision(present("inventory"), Kind.FORCED_CLOSED, version(50));
        Decision after = decision(present("inventory"), Kind.FORCED_CLOSED, version(150));

        assertThat(of(List.of(plan, before)).holding()).containsExactly(before, plan);
        assertThat(of(List.of(plan, after)).holding()).containsExactly(after);
    }

    @Test
    void aResetOfTheFamilyEndsWhatWasDecidedOfItsKeysAlsoWhenItIsForcedAgain() {
        Decision before = decision(new Subject("warehouse", "oslo", Slot.PRESENT), Kind.FORCED_OPEN, version(1));
        Decision allKeys = decision(present("warehouse").in(Slot.KEYS), Kind.RESET, version(2));
        Decision force = decision(present("warehouse"), Kind.FORCED_OPEN, version(3));
        Decision after = decision(new Subject("warehouse", "bergen", Slot.PRESENT), Kind.FORCED_OPEN, version(4));

        assertThat(of(List.of(force, allKeys, before, after)).holding()).containsExactly(force, allKeys, after);
    }

    @Test
    void whatHasBegunStandsOverWhatWasDecidedBefore() {
        Subject present = present("inventory");
        Decision force = decision(present, Kind.FORCED_CLOSED, version(0));
        Decision plan = new Decision(
                present.in(Slot.PLANNED),
                Kind.FORCED_OPEN,
                "moves",
                null,
                NOW.plusMillis(100),
                NOW.plusMillis(200),
                version(1));
        RegisterMap map = of(List.of(force, plan));

        assertThat(map.force(present, NOW.plusMillis(99))).contains(force);
        assertThat(map.plan(plan.subject(), NOW.plusMillis(99))).contains(plan);
        assertThat(map.force(present, NOW.plusMillis(100))).contains(plan);
        assertThat(map.plan(plan.subject(), NOW.plusMillis(100))).isEmpty();
    }

    private static Decision release(String breaker, Instant at) {
        return decision(present(breaker), Kind.RELEASED, new Version(at.toEpochMilli(), 0, "shop-1"));
    }

    /** All but some are forced, for which there is room anyway. */
    private static RegisterMap fullBut(int some) {
        RegisterMap map = new RegisterMap();
        for (int i = 0; i < RegisterMap.LIMIT - some; i++) {
            map.take(decision(present("b" + i), Kind.FORCED_OPEN, version(1)));
        }
        return map;
    }

    @Test
    void whereThereIsNoRoomTheOldestTombstoneThatHasStayedSevenDaysGoes() {
        Instant later = NOW.plus(Duration.ofDays(7));
        RegisterMap map = fullBut(3);
        Decision younger = release("younger", NOW.plusSeconds(2));
        Decision older = release("older", NOW.plusSeconds(1));
        Decision ended = new Decision(
                present("ended"),
                Kind.FORCED_OPEN,
                "moves",
                null,
                NOW,
                NOW.plusSeconds(3),
                new Version(NOW.toEpochMilli(), 7, "shop-1"));
        List.of(younger, older, ended).forEach(map::take);
        Decision news = decision(present("news"), Kind.FORCED_OPEN, version(9));

        assertThat(map.makeRoom(decision(older.subject(), Kind.FORCED_OPEN, version(9)), later))
                .isTrue();
        assertThat(map.makeRoom(news, later)).isFalse();
        assertThat(map.versions()).hasSize(RegisterMap.LIMIT);

        assertThat(map.makeRoom(news, later.plusSeconds(2))).isTrue();
        assertThat(map.take(news)).isTrue();
        assertThat(map.all()).contains(younger, ended, news).doesNotContain(older);
        assertThat(map.makeRoom(older, later.plusSeconds(4))).isTrue();
        assertThat(map.take(older)).isTrue();
        assertThat(map.all()).contains(younger, older).doesNotContain(ended);
    }

    @Test
    void oneThatIsOlderThanAllDoesNotTakeTheirPlace() {
        RegisterMap map = fullBut(1);
        map.take(release("younger", NOW.plusSeconds(2)));
        Decision older = release("older", NOW.plusSeconds(1));

        assertThat(map.makeRoom(older, NOW.plus(Duration.ofDays(8)))).isTrue();
        assertThat(map.take(older)).isFalse();
    }

    /** Else it would hold again. */
    @Test
    void whatALaterOneHasEndedGoesBeforeThat() {
        Instant later = NOW.plus(Duration.ofDays(8));
        RegisterMap map = fullBut(2);
        Decision ofKey = decision(new Subject("warehouse", "oslo", Slot.PRESENT), Kind.FORCED_OPEN, version(1));
        Decision allKeys = decision(present("warehouse").in(Slot.KEYS), Kind.RESET, version(2));
        List.of(ofKey, allKeys).forEach(map::take);

        assertThat(map.makeRoom(decision(present("news"), Kind.FORCED_OPEN, version(9)), later))
                .isTrue();

        assertThat(map.find(ofKey.subject())).isEmpty();
        assertThat(map.find(allKeys.subject())).contains(allKeys);
        assertThat(map.mayGo(ofKey, NOW)).isTrue();
    }

    /** Whoever tells what the other one lacks is told nothing again in the end. */
    @Test
    void mapsAreEqualAlsoWhereThereIsNoRoomForAll() {
        Instant later = NOW.plus(Duration.ofDays(30));
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            decisions.add(release("released" + i, NOW.plusSeconds(i)));
        }
        RegisterMap one = fullBut(10);
        RegisterMap other = fullBut(10);
        Random random = new Random(1);
        for (RegisterMap map : List.of(one, other)) {
            Collections.shuffle(decisions, random);
            decisions.subList(0, 30).forEach(decision -> takeIfThereIsRoom(map, decision, later));
        }

        for (int round = 0; round < 2; round++) {
            other.lacking(one.versions(), null, null).forEach(decision -> takeIfThereIsRoom(one, decision, later));
            one.lacking(other.versions(), null, null).forEach(decision -> takeIfThereIsRoom(other, decision, later));
        }

        assertThat(one).isEqualTo(other);
        assertThat(one.lacking(other.versions(), null, null)).isEmpty();
    }

    private static void takeIfThereIsRoom(RegisterMap map, Decision decision, Instant now) {
        assertThat(map.makeRoom(decision, now)).isTrue();
        map.take(decision);
    }

    @Test
    void thereIsRoomForTenThousandAndForNewsOfThose() {
        RegisterMap map = new RegisterMap();
        for (int i = 0; i < RegisterMap.LIMIT; i++) {
            assertThat(map.take(decision(present("b" + i), Kind.FORCED_OPEN, version(1))))
                    .isTrue();
        }

        assertThat(map.take(decision(present("further"), Kind.FORCED_OPEN, version(1))))
                .isFalse();
        assertThat(map.take(decision(present("b7"), Kind.RELEASED, version(2)))).isTrue();
        assertThat(map.versions()).hasSize(RegisterMap.LIMIT);
    }

    @Test
    void versionsAreOrderedByTimeThenCounterThenNode() {
        List<Version> ordered =
                List.of(new Version(1, 9, "z"), new Version(2, 0, "b"), new Version(2, 1, "a"), new Version(2, 1, "b"));
        List<Version> shuffled = new ArrayList<>(ordered);
        Collections.shuffle(shuffled, new Random(1));

        shuffled.sort(Comparator.naturalOrder());

        assertThat(shuffled).isEqualTo(ordered);
        assertThat(Map.of(ordered.get(0), 1)).containsKey(new Version(1, 9, "z"));
    }
}
