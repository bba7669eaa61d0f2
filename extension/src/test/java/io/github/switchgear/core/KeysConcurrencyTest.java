package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.net.ConnectException;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many threads, more keys than there is room for. */
@ExtendWith(CapturedLog.class)
@Timeout(240)
class KeysConcurrencyTest {

    private static final int THREADS = 64;
    private static final int KEYS = 10_000;
    private static final int LIMIT = 500;

    /** A minute of them where that is wanted, as in {@code -Dswitchgear.keys.calls=2000000}. */
    private static final int CALLS = Integer.getInteger("switchgear.keys.calls", 20_000);

    private static final ManualOverride MOVE = ManualOverride.because("warehouse moves");

    private final KeyedBreakers sites =
            KeyedBreakers.of("warehouse", Calls.settings().build(), LIMIT, new MovableTicker());

    @Test
    void noCallIsLostAndNoKeyThatIsOpenOrForced() throws Exception {
        LongAdder succeeded = new LongAdder();
        LongAdder failed = new LongAdder();
        LongAdder rejected = new LongAdder();
        AtomicInteger most = new AtomicInteger();
        sites.family().onTransition(change -> {});
        for (int ill = 0; ill < 100; ill++) {
            Calls.open(sites.of("ill " + ill));
            sites.of("forced " + ill).forceOpen(MOVE);
        }

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                Random random = new Random(member);
                for (int call = 0; call < CALLS; call++) {
                    CircuitBreaker site = sites.of(key(random));
                    boolean fails = random.nextInt(50) == 0;
                    try {
                        site.call(fails ? Calls.throwing(new ConnectException()) : () -> "fine");
                        succeeded.increment();
                    } catch (BreakerOpenException rejection) {
                        rejected.increment();
                    } catch (ConnectException failure) {
                        failed.increment();
                    }
                    if (call % 1_000 == 0) {
                        most.accumulateAndGet(sites.tracked().size(), Math::max);
                    }
                }
            });
        }

        assertThat(sites.family().snapshot().totals())
                .isEqualTo(new Totals(succeeded.sum(), 300 + failed.sum(), 0, 0, rejected.sum()));
        assertThat(most.get()).isLessThanOrEqualTo(LIMIT);
        for (int ill = 0; ill < 100; ill++) {
            assertThat(sites.find("ill " + ill))
                    .hasValueSatisfying(site -> assertThat(site.state()).isEqualTo(BreakerState.OPEN));
            assertThat(sites.find("forced " + ill))
                    .hasValueSatisfying(site -> assertThat(site.state()).isEqualTo(BreakerState.FORCED_OPEN));
        }
    }

    private static String key(Random random) {
        int key = random.nextInt(KEYS + 200);
        if (key < KEYS) {
            return "site " + key;
        }
        return key % 2 == 0 ? "ill " + key / 2 % 100 : "forced " + key / 2 % 100;
    }

    /** What a listener hears of keys that come and go adds up to those that there are. */
    @Test
    void whoFollowsHearsEachKeyComeAndGo() throws Exception {
        Map<String, CircuitBreaker> heard = new ConcurrentHashMap<>();
        Registration following = sites.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                assertThat(heard.putIfAbsent(breaker.key().orElseThrow(), breaker))
                        .isNull();
            }

            @Override
            public void removed(CircuitBreaker breaker) {
                assertThat(heard.remove(breaker.key().orElseThrow())).isSameAs(breaker);
            }
        });

        try (Crowd crowd = new Crowd(THREADS)) {
            crowd.act(member -> {
                Random random = new Random(member);
                for (int call = 0; call < 2_000; call++) {
                    Calls.succeed(sites.of("site " + random.nextInt(KEYS)));
                }
            });
        }
        following.close();

        assertThat(heard.values()).containsExactlyInAnyOrderElementsOf(sites.tracked());
    }

    /** Whoever gets a key's breaker after the family was forced is rejected, and so is whoever has one from before. */
    @Test
    void aForceOfTheFamilyHoldsFromOneMomentOnForAllKeys() throws Exception {
        for (int round = 0; round < 50; round++) {
            KeyedBreakers family =
                    KeyedBreakers.of("warehouse", Calls.settings().build(), LIMIT, new MovableTicker());
            AtomicInteger forced = new AtomicInteger();
            try (Crowd crowd = new Crowd(8)) {
                crowd.act(member -> {
                    if (member == 0) {
                        family.family().forceOpen(MOVE);
                        forced.set(1);
                        return;
                    }
                    for (int call = 0; call < 200; call++) {
                        boolean wasForced = forced.get() == 1;
                        CircuitBreaker site = family.of("site " + call % 20 + member);
                        if (wasForced) {
                            Calls.beRejected(site);
                        }
                    }
                });
            }
        }
    }
}
