package io.github.switchgear.telemetry.webhook;

import static io.github.switchgear.core.BreakerState.CLOSED;
import static io.github.switchgear.core.BreakerState.FORCED_CLOSED;
import static io.github.switchgear.core.BreakerState.FORCED_OPEN;
import static io.github.switchgear.core.BreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerTransition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A quiet time of 60 seconds; what is told is written as {@code at:STATE} and, where it is told, {@code xopenings}. */
class TellingTest {

    private static final long QUIET = Duration.ofSeconds(60).toNanos();

    /** Close to where a ticker wraps around. */
    private static final long START = Long.MAX_VALUE - Duration.ofSeconds(30).toNanos();

    private final Telling telling = new Telling(new Subject("inventory", null), 0, QUIET);
    private final List<String> told = new ArrayList<>();

    /** A live breaker's generation, for which whatever is lower has been overtaken. */
    private long present = Long.MAX_VALUE;

    private void at(int second, BreakerTransition change) {
        dueAt(second);
        add(second, telling.changed(change, () -> present, nanos(second)));
    }

    private void dueAt(int second) {
        if (telling.wakes() && telling.wakeAt() - nanos(second) <= 0) {
            long when = telling.wakeAt();
            add((int) TimeUnit.NANOSECONDS.toSeconds(when - START), telling.due(when));
        }
    }

    private static long nanos(int second) {
        return START + TimeUnit.SECONDS.toNanos(second);
    }

    private void add(int second, Message message) {
        if (message != null) {
            told.add(second + ":" + message.change().to() + (message.openings() == 0 ? "" : " x" + message.openings()));
        }
    }

    @Test
    void anOpeningAndItsRecoveryAreToldAtOnce() {
        at(0, Changes.opened(1));
        at(10, Changes.closed(3));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "10:CLOSED");
    }

    @Test
    void anOpeningAfterTheQuietTimeIsToldAtOnceAndWithoutANumber() {
        at(0, Changes.opened(1));
        at(10, Changes.closed(3));
        at(60, Changes.opened(4));

        assertThat(told).containsExactly("0:OPEN", "10:CLOSED", "60:OPEN");
    }

    @Test
    void ofABreakerThatFlapsAndIsClosedAtLastItsRecoveryIsToldWithHowOftenItWasOpen() {
        at(0, Changes.opened(1));
        at(10, Changes.closed(3));
        at(20, Changes.opened(4));
        at(30, Changes.closed(6));
        at(40, Changes.opened(7));
        at(50, Changes.closed(9));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "10:CLOSED", "60:CLOSED x2");
    }

    @Test
    void ofABreakerThatFlapsAndIsOpenAtLastTheOpeningIsToldWithHowOftenItWasOpen() {
        at(0, Changes.opened(1));
        at(10, Changes.closed(3));
        at(20, Changes.opened(4));
        at(30, Changes.closed(6));
        at(40, Changes.opened(7));
        at(70, Changes.closed(9));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "10:CLOSED", "60:OPEN x2", "70:CLOSED");
    }

    @Test
    void aSingleOpeningThatHadToWaitIsToldWithTheNumberOne() {
        at(0, Changes.opened(1));
        at(10, Changes.closed(3));
        at(20, Changes.opened(4));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "10:CLOSED", "60:OPEN x1");
    }

    @Test
    void whatIsToldAfterAQuietTimeBeginsTheNextOne() {
        at(0, Changes.opened(1));
        at(10, Changes.closed(3));
        at(20, Changes.opened(4));
        at(30, Changes.closed(6));
        at(61, Changes.opened(7));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "10:CLOSED", "60:CLOSED x1", "120:OPEN x1");
    }

    @Test
    void failedProbesAreOpeningsAndTheRecoveryAfterThemWaitsForNothing() {
        at(0, Changes.opened(1));
        at(30, Changes.probeFailed(3));
        at(45, Changes.closed(5));
        at(50, Changes.opened(6));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "45:CLOSED x1", "60:OPEN x1");
    }

    @Test
    void aBreakerThatStaysIllIsToldOnceInAQuietTime() {
        at(0, Changes.opened(1));
        for (int second = 30; second <= 180; second += 30) {
            at(second, Changes.probeFailed(second));
        }

        assertThat(told).containsExactly("0:OPEN", "60:OPEN x1", "120:OPEN x2", "180:OPEN x2");
    }

    @Test
    void inTheQuietTimeAForceWaitsAndItsReleaseIsToldAtOnceWhereMoreIsBelieved() {
        at(0, Changes.opened(1));
        at(10, Changes.forced(OPEN, FORCED_OPEN, 2));
        at(20, Changes.released(3));
        at(30, Changes.forced(FORCED_OPEN, FORCED_OPEN, 4));
        at(40, Changes.released(5));
        at(50, Changes.closed(6));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN", "20:HALF_OPEN x1", "50:CLOSED x1");
    }

    @Test
    void thatABreakerLetsCallsThroughBecauseItIsForcedToIsToldAtOnceWhereItIsBelievedToBeOpen() {
        at(0, Changes.forced(CLOSED, FORCED_OPEN, 1));
        at(10, Changes.forced(FORCED_OPEN, FORCED_CLOSED, 2));
        at(61, Changes.forced(FORCED_CLOSED, FORCED_OPEN, 3));
        dueAt(1_000);

        assertThat(told).containsExactly("0:FORCED_OPEN", "10:FORCED_CLOSED", "70:FORCED_OPEN x1");
    }

    @Test
    void anOpeningThatComesAfterItsRecoveryIsCountedAndTheRecoveryStays() {
        at(0, Changes.closed(7));
        at(0, Changes.opened(5));
        dueAt(1_000);

        assertThat(told).containsExactly("0:CLOSED", "0:CLOSED x1");
    }

    @Test
    void aRecoveryThatComesAfterTheNextOpeningIsNotTold() {
        at(0, Changes.opened(4));
        at(0, Changes.closed(3));
        dueAt(1_000);

        assertThat(told).containsExactly("0:OPEN");
    }

    @Test
    void theGenerationsOfABreakerThatIsAnotherOneBeginAnew() {
        at(0, Changes.opened(100));
        at(1, Changes.closed(102));
        present = 1;
        at(100, Changes.opened(1));

        telling.renew();
        present = Long.MAX_VALUE;
        at(101, Changes.closed(0));

        assertThat(told).containsExactly("0:OPEN", "1:CLOSED", "100:OPEN", "101:CLOSED");
    }

    @Test
    void aBreakerThatIsClosedIsForgottenAMinuteAfterItsQuietTimeAndOneThatIsOpenNever() {
        at(0, Changes.opened(1));
        assertThat(telling.wakes()).isFalse();
        assertThat(telling.isForgettable(nanos(10_000))).isFalse();

        at(10, Changes.closed(3));

        assertThat(telling.wakes()).isTrue();
        assertThat(telling.wakeAt()).isEqualTo(nanos(120));
        assertThat(telling.isForgettable(nanos(119))).isFalse();
        assertThat(telling.isForgettable(nanos(120))).isTrue();
    }
}
