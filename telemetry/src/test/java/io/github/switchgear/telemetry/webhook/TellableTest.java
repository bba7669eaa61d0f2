package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.Cause;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TellableTest {

    @ParameterizedTest
    @CsvSource({
        "CLOSED, OPEN, FAILURES_REACHED",
        "CLOSED, OPEN, FAILURE_RATIO_REACHED",
        "HALF_OPEN, OPEN, PROBE_FAILED",
        "OPEN, FORCED_OPEN, FORCED",
        "FORCED_OPEN, FORCED_OPEN, FORCED",
        "CLOSED, FORCED_CLOSED, FORCED",
    })
    void openingsAreTold(BreakerState from, BreakerState to, Cause cause) {
        assertThat(Tellable.isTold(Changes.of(from, to, cause))).isTrue();
        assertThat(Tellable.isOpening(Changes.of(from, to, cause))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "FORCED_OPEN, HALF_OPEN, RELEASED",
        "FORCED_OPEN, HALF_OPEN, OVERRIDE_ENDED",
        "FORCED_CLOSED, CLOSED, RELEASED",
        "FORCED_CLOSED, CLOSED, OVERRIDE_ENDED",
        "HALF_OPEN, CLOSED, PROBE_SUCCEEDED",
        "OPEN, CLOSED, RESET",
        "FORCED_OPEN, CLOSED, RESET",
    })
    void releasesAndRecoveriesAreToldAndAreNoOpenings(BreakerState from, BreakerState to, Cause cause) {
        assertThat(Tellable.isTold(Changes.of(from, to, cause))).isTrue();
        assertThat(Tellable.isOpening(Changes.of(from, to, cause))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, HALF_OPEN, RETRY_TIME_PASSED",
        "CLOSED, CLOSED, RESET",
        "CLOSED, CLOSED, RECONFIGURED",
        "FORCED_OPEN, FORCED_OPEN, RECONFIGURED",
        "OPEN, OPEN, PLANNED",
        "FORCED_OPEN, FORCED_OPEN, PLANNED",
        "OPEN, OPEN, RELEASED",
        "FORCED_OPEN, FORCED_OPEN, RELEASED",
    })
    void aRetryAndWhatIsNoChangeOfStateIsNotTold(BreakerState from, BreakerState to, Cause cause) {
        assertThat(Tellable.isTold(Changes.of(from, to, cause))).isFalse();
    }
}
