package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerSettingsTest {

    @Test
    void theDefaultsAreTheAnnotations() {
        BreakerSettings settings = BreakerSettings.builder().build();

        assertThat(settings.allowedFails()).isEqualTo(3);
        assertThat(settings.retryTimer()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.validator().test(null)).isTrue();
        assertThat(settings.allowedExceptions()).isEmpty();
        assertThat(settings.failureExceptions()).isEmpty();
        assertThat(settings.probeLease()).isZero();
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        BreakerSettings.builder()
                .allowedFails(1)
                .retryTimer(Duration.ZERO)
                .probeLease(Duration.ofDays(365))
                .build();
        BreakerSettings.builder().retryTimer(Duration.ofDays(365)).build();
    }

    @Test
    void oneExceptionNamesEveryMemberThatIsWrong() {
        BreakerSettings.Builder wrong = BreakerSettings.builder()
                .allowedFails(0)
                .retryTimer(Duration.ofNanos(-1))
                .probeLease(Duration.ofDays(365).plusNanos(1))
                .allowedExceptions(IOException.class)
                .failureExceptions(RuntimeException.class);

        InvalidSettingsException refusal = catchThrowableOfType(InvalidSettingsException.class, wrong::build);

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.problems())
                .containsExactly(
                        "allowedFails must be at least 1 but is 0",
                        "retryTimer must be from PT0S to 365 days (PT8760H) but is PT-0.000000001S",
                        "probeLease must be from PT0S to 365 days (PT8760H) but is PT8760H0.000000001S",
                        "allowedExceptions [java.io.IOException] and failureExceptions [java.lang.RuntimeException]"
                                + " cannot be combined: set one of them");
        assertThat(refusal).hasMessage(String.join("; ", refusal.problems()));
    }

    @Test
    void settingsWithEqualMembersAreEqual() {
        assertThat(BreakerSettings.builder().allowedFails(5).build())
                .isEqualTo(BreakerSettings.builder().allowedFails(5).build())
                .hasSameHashCodeAs(BreakerSettings.builder().allowedFails(5).build())
                .isNotEqualTo(BreakerSettings.builder().build());
    }

    @Test
    void valuesAreWrittenAsInTheContract() {
        assertThat(BreakerSettings.builder()
                        .allowedExceptions(IOException.class)
                        .build()
                        .values()
                        .toString())
                .isEqualTo("{allowedFails=3, retryTimer=PT30S, validator=AlwaysValid,"
                        + " allowedExceptions=[java.io.IOException], failureExceptions=[], probeLease=PT0S}");
    }
}
