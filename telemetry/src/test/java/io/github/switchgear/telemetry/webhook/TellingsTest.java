package io.github.switchgear.telemetry.webhook;

import static io.github.switchgear.core.BreakerState.CLOSED;
import static io.github.switchgear.core.BreakerState.HALF_OPEN;
import static io.github.switchgear.core.BreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TellingsTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Tellings tellings = new Tellings(Duration.ofSeconds(60));
    private final List<String> told = new ArrayList<>();

    private void opened(String breaker, String key, int second, long generation) {
        add(tellings.changed(
                Changes.of(breaker, key, CLOSED, OPEN, Cause.FAILURES_REACHED, generation),
                () -> Long.MAX_VALUE,
                second * SECOND));
    }

    private void closed(String breaker, String key, int second, long generation) {
        add(tellings.changed(
                Changes.of(breaker, key, HALF_OPEN, CLOSED, Cause.PROBE_SUCCEEDED, generation),
                () -> Long.MAX_VALUE,
                second * SECOND));
    }

    private void add(Message message) {
        if (message != null) {
            told.add(message.since() / SECOND + ":" + message.change().breaker() + "/"
                    + message.change().key() + ":" + message.change().to());
        }
    }

    @Test
    void eachBreakerAndEachKeyHasItsOwnQuietTime() {
        opened("warehouse", null, 0, 1);
        opened("warehouse", "oslo", 1, 1);
        opened("warehouse", "bergen", 2, 1);
        opened("inventory", null, 3, 1);
        opened("inventory", null, 4, 2);

        assertThat(told)
                .containsExactly(
                        "0:warehouse/null:OPEN",
                        "1:warehouse/oslo:OPEN",
                        "2:warehouse/bergen:OPEN",
                        "3:inventory/null:OPEN");
    }

    @Test
    void whatHasWaitedIsToldInTheOrderInWhichTheQuietTimesEnd() {
        opened("b", null, 0, 1);
        opened("a", null, 1, 1);
        opened("a", null, 2, 2);
        opened("b", null, 3, 2);
        told.clear();

        assertThat(tellings.nextDue()).hasValue(60 * SECOND);
        tellings.due(59 * SECOND, this::add);
        assertThat(told).isEmpty();
        tellings.due(62 * SECOND, this::add);

        assertThat(told).containsExactly("62:b/null:OPEN", "62:a/null:OPEN");
        assertThat(tellings.nextDue()).isEqualTo(OptionalLong.empty());
    }

    @Test
    void ofKeysThatComeAndGoOnlyThoseAreKeptThatAreNotClosed() {
        for (int key = 0; key < 10_000; key++) {
            opened("warehouse", "key " + key, key, 1);
            closed("warehouse", "key " + key, key, 3);
            tellings.due(key * SECOND, this::add);
        }

        assertThat(tellings.size()).isLessThanOrEqualTo(121);
        opened("warehouse", "ill", 10_000, 1);
        tellings.due(20_000 * SECOND, this::add);
        assertThat(tellings.size()).isEqualTo(1);
        assertThat(tellings.notClosed("warehouse"))
                .singleElement()
                .satisfies(change -> assertThat(change.key()).isEqualTo("ill"));
        assertThat(told).hasSize(20_001);
    }

    @Test
    void whatIsNotToldIsNotKept() {
        add(tellings.changed(Changes.of(OPEN, HALF_OPEN, Cause.RETRY_TIME_PASSED), () -> 0, 0));

        assertThat(told).isEmpty();
        assertThat(tellings.size()).isZero();
    }

    @Test
    void aBreakerThatHasComeUnderANameIsAnotherOne() {
        opened("inventory", null, 0, 100);
        tellings.renewed("inventory");
        closed("inventory", null, 1, 2);

        assertThat(told).containsExactly("0:inventory/null:OPEN", "1:inventory/null:CLOSED");
    }
}
