package io.github.switchgear.fleet.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HybridClockTest {

    private Instant wall = Instant.parse("2026-12-01T12:00:00Z");
    private final HybridClock clock = new HybridClock("shop-1", () -> wall, 0);

    @Test
    void aVersionTellsTheTimeAndWhere() {
        assertThat(clock.next()).isEqualTo(new Version(wall.toEpochMilli(), 0, "shop-1"));
    }

    @Test
    void eachIsGreaterThanTheOneBeforeWhateverTheWallClockDoes() {
        Version first = clock.next();
        Version sameMoment = clock.next();
        wall = wall.minus(Duration.ofHours(1));
        Version clockWentBack = clock.next();
        wall = wall.plus(Duration.ofHours(2));
        Version clockWentOn = clock.next();

        assertThat(sameMoment).isGreaterThan(first);
        assertThat(clockWentBack).isGreaterThan(sameMoment);
        assertThat(clockWentOn).isGreaterThan(clockWentBack);
        assertThat(clockWentOn.at()).isEqualTo(wall);
    }

    @Test
    void whatIsDecidedAfterOneHasHeardOfSomethingIsGreater() {
        Version heard = new Version(wall.plusSeconds(200).toEpochMilli(), 7, "shop-2");

        assertThat(clock.sees(heard)).isTrue();
        assertThat(clock.sees(new Version(1, 9, "shop-3"))).isTrue();

        assertThat(clock.next()).isGreaterThan(heard);
    }

    @Test
    void whatIsTooFarAheadIsNotBelieved() {
        long limit = wall.plus(HybridClock.FARTHEST_AHEAD).toEpochMilli();

        assertThat(clock.sees(new Version(limit + 1, 0, "shop-2"))).isFalse();
        assertThat(clock.next().at()).isEqualTo(wall);
        assertThat(clock.sees(new Version(limit, 0, "shop-2"))).isTrue();
    }

    @Test
    void aCounterThatIsAtItsEndGoesOnWithTheNextMillisecond() {
        long millis = wall.toEpochMilli();
        assertThat(clock.sees(new Version(millis, Integer.MAX_VALUE, "shop-2"))).isTrue();

        assertThat(clock.next()).isEqualTo(new Version(millis + 1, 0, "shop-1"));
    }

    /** Of what it has told before, and of which its memory has lost the last. */
    @Test
    void anotherLifeOfTheNodeTellsNoVersionAgain() {
        Version remembered = new Version(wall.plusSeconds(60).toEpochMilli(), 4, "shop-2");
        Set<Version> told = new HashSet<>();
        for (int life = 0; life < 100; life++) {
            HybridClock again = new HybridClock("shop-1", () -> wall);
            assertThat(again.sees(remembered)).isTrue();
            assertThat(told.add(again.next())).isTrue();
            assertThat(told.add(again.next())).isTrue();
        }
    }

    @Test
    void noTwoThreadsGetTheSame() throws Exception {
        Set<Version> versions = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                for (int call = 0; call < 1_000; call++) {
                    versions.add(clock.next());
                }
            });
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(versions).hasSize(8_000);
    }
}
