package io.github.switchgear.admin.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.json.LeanJson;
import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.CircuitBreaker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How much a page that watches thousands of breakers is told in a minute, to the byte and without a clock. */
class StreamBytesTest {

    /** What a page is told at most so often where much changes. */
    private static final int SECONDS = 2;

    private static final int TIMES_A_MINUTE = 60 / SECONDS;

    private final KnownBreakers known = new KnownBreakers(System::nanoTime);
    private final BreakerViews views = BreakerViews.on(known);
    private final ChangedBreakers changed = new ChangedBreakers();
    private final LeanJson lean = new LeanJson();
    private final AtomicLong number = new AtomicLong();
    private final List<CircuitBreaker> breakers = new ArrayList<>();
    private final Random random = new Random(18);

    private void breakers(int count) {
        for (int i = 0; i < count; i++) {
            breakers.add(known.add(String.format(Locale.ROOT, "client-number-%05d", i), true));
        }
        changed.compare(views::all, number::incrementAndGet);
    }

    private void calls(int count, double failing) {
        for (int i = 0; i < count; i++) {
            CircuitBreaker breaker = breakers.get(random.nextInt(breakers.size()));
            boolean fails = random.nextDouble() < failing;
            try {
                breaker.call(() -> {
                    if (fails) {
                        throw new java.net.ConnectException();
                    }
                    return "";
                });
            } catch (Exception expected) {
                assertThat(fails).isTrue();
            }
        }
    }

    /** The bytes of what has changed since the last time. */
    private int told() {
        long before = number.get();
        changed.compare(views::all, number::incrementAndGet);
        return lean.changes(new Node(), BreakerViews.now(), changed.after(before, before)).length;
    }

    private long bytesAMinute(int callsASecond, double failing) {
        calls(20 * callsASecond, failing); // so that totals have the digits that they have after a while
        told();
        long bytes = 0;
        for (int i = 0; i < TIMES_A_MINUTE; i++) {
            calls(SECONDS * callsASecond, failing);
            bytes += told();
        }
        return bytes;
    }

    @Test
    void aThousandCallsASecondOverTwoThousandBreakersAreUnderAMegabyteAndAHalf() {
        breakers(2000);

        assertThat(bytesAMinute(1000, 0.01)).isLessThan(1_500_000);
    }

    @Test
    void tenThousandCallsASecondOverTenThousandBreakersAreUnderTenMegabytes() {
        breakers(10_000);

        assertThat(bytesAMinute(10_000, 0.01)).isLessThan(10_000_000);
    }

    /** Each second, as so few changes are not held back. */
    @Test
    void onePercentOfTenThousandBreakersEachSecondIsUnderThreeHundredKilobytes() {
        breakers(10_000);
        long bytes = 0;
        for (int second = 0; second < 60; second++) {
            for (int i = 0; i < 100; i++) {
                calls(1, 0.01);
            }
            bytes += told();
        }

        assertThat(bytes).isLessThan(300_000);
    }

    @Test
    void whatDoesNotChangeIsToldOfNobody() {
        breakers(2000);
        long before = number.get();

        changed.compare(views::all, number::incrementAndGet);

        assertThat(number.get()).isEqualTo(before);
        assertThat(changed.after(before, before).breakers()).isZero();
    }

    @Test
    void aCallThatIsCountedTakesItsPlaceAndItsCounts() {
        breakers(2000);
        int nothing = told();
        breakers.get(1999).reset();
        told();
        calls(1, 0);

        assertThat(told() - nothing).isLessThanOrEqualTo("[1999,1]".length());
    }
}
