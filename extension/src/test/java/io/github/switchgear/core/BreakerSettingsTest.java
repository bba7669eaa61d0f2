package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class BreakerSettingsTest {

    private static final Duration YEAR = Duration.ofDays(365);

    @Test
    void theDefaultsAreThoseOfTheAnnotation() {
        BreakerSettings defaults = BreakerSettings.builder().build();

        assertThat(defaults.allowedFails()).isEqualTo(3);
        assertThat(defaults.retryTimer()).isEqualTo(Duration.ofSeconds(30));
        assertThat(defaults.validator().test(null)).isTrue();
        assertThat(defaults.allowedExceptions()).isEmpty();
        assertThat(defaults.failureExceptions()).isEmpty();
        assertThat(defaults.probeLease()).isZero();
    }

    @Test
    void aMemberThatIsSetIsKept() {
        Never never = new Never();
        BreakerSettings settings = BreakerSettings.builder()
                .allowedFails(7)
                .retryTimer(Duration.ofMillis(5))
                .validator(never)
                .allowedExceptions(IOException.class, Error.class)
                .probeLease(Duration.ofMillis(6))
                .build();

        assertThat(settings.allowedFails()).isEqualTo(7);
        assertThat(settings.retryTimer()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings.validator()).isSameAs(never);
        assertThat(settings.allowedExceptions()).containsExactly(IOException.class, Error.class);
        assertThat(settings.probeLease()).isEqualTo(Duration.ofMillis(6));
        assertThat(BreakerSettings.builder()
                        .failureExceptions(IOException.class)
                        .build()
                        .failureExceptions())
                .containsExactly(IOException.class);
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        BreakerSettings least = BreakerSettings.builder()
                .allowedFails(1)
                .retryTimer(Duration.ZERO)
                .probeLease(Duration.ZERO)
                .build();
        BreakerSettings most = BreakerSettings.builder()
                .allowedFails(Integer.MAX_VALUE)
                .retryTimer(YEAR)
                .probeLease(YEAR)
                .build();

        assertThat(least.allowedFails()).isEqualTo(1);
        assertThat(most.retryTimer()).isEqualTo(most.probeLease()).isEqualTo(YEAR);
    }

    @Test
    void whatIsOutOfBoundsIsRefusedByItsNameAndValue() {
        String year = "from PT0S to 365 days (PT8760H) but is ";

        refused(it -> it.allowedFails(0), "allowedFails must be at least 1 but is 0");
        refused(it -> it.allowedFails(-1), "allowedFails must be at least 1 but is -1");
        refused(it -> it.retryTimer(Duration.ofNanos(-1)), "retryTimer must be " + year + "PT-0.000000001S");
        refused(it -> it.retryTimer(YEAR.plusNanos(1)), "retryTimer must be " + year + "PT8760H0.000000001S");
        refused(it -> it.probeLease(Duration.ofNanos(-1)), "probeLease must be " + year + "PT-0.000000001S");
        refused(it -> it.probeLease(YEAR.plusNanos(1)), "probeLease must be " + year + "PT8760H0.000000001S");
        refused(
                it -> it.allowedExceptions(IOException.class).failureExceptions(Error.class),
                "allowedExceptions [java.io.IOException] and failureExceptions [java.lang.Error]"
                        + " cannot be combined: set one of them");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        BreakerSettings.Builder wrong = BreakerSettings.builder()
                .allowedFails(0)
                .retryTimer(Duration.ofSeconds(-1))
                .probeLease(YEAR.plusDays(1))
                .allowedExceptions(IOException.class)
                .failureExceptions(Error.class);

        InvalidSettingsException refusal = catchThrowableOfType(InvalidSettingsException.class, wrong::build);

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.problems())
                .extracting(problem -> problem.split(" ")[0])
                .containsExactly("allowedFails", "retryTimer", "allowedExceptions", "probeLease");
        assertThat(refusal).hasMessage(String.join("; ", refusal.problems()));
    }

    @Test
    void aMemberCannotBeNull() {
        BreakerSettings.Builder builder = BreakerSettings.builder();

        assertThatNullPointerException().isThrownBy(() -> builder.retryTimer(null));
        assertThatNullPointerException().isThrownBy(() -> builder.probeLease(null));
        assertThatNullPointerException().isThrownBy(() -> builder.validator(null));
    }

    @Test
    void settingsWithEqualMembersAreEqual() {
        assertThat(BreakerSettings.builder().build())
                .isEqualTo(BreakerSettings.builder().build())
                .hasSameHashCodeAs(BreakerSettings.builder().build());
    }

    @Test
    void everyMemberMakesADifference() {
        List<UnaryOperator<BreakerSettings.Builder>> changes = List.of(
                it -> it.allowedFails(4),
                it -> it.retryTimer(Duration.ofSeconds(31)),
                it -> it.validator(new Never()),
                it -> it.allowedExceptions(IOException.class),
                it -> it.failureExceptions(IOException.class),
                it -> it.probeLease(Duration.ofSeconds(1)));

        for (UnaryOperator<BreakerSettings.Builder> change : changes) {
            assertThat(change.apply(BreakerSettings.builder()).build())
                    .isNotEqualTo(BreakerSettings.builder().build());
        }
    }

    @Test
    void theValuesAreWrittenDownForPeopleInTheOrderOfTheAnnotation() {
        Map<String, Object> values = BreakerSettings.builder()
                .validator(new Never())
                .allowedExceptions(IOException.class)
                .build()
                .values();

        assertThat(values)
                .containsExactly(
                        entry("allowedFails", 3),
                        entry("retryTimer", "PT30S"),
                        entry("validator", "Never"),
                        entry("allowedExceptions", List.of("java.io.IOException")),
                        entry("failureExceptions", List.of()),
                        entry("slowCall", "PT0S"),
                        entry("probeSuccesses", 1),
                        entry("probeLease", "PT0S"),
                        entry("window.calls", 0),
                        entry("window.time", "PT0S"),
                        entry("window.failureRatio", 0.5),
                        entry("window.minimumCalls", 0),
                        entry("backoff.multiplier", 1.0),
                        entry("backoff.max", "PT0S"),
                        entry("backoff.jitter", 0.0));
        assertThat(BreakerSettings.builder().build().values()).containsEntry("validator", "AlwaysValid");
    }

    @Test
    void theListsCannotBeModified() {
        List<Class<? extends Throwable>> allowed =
                BreakerSettings.builder().build().allowedExceptions();

        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> allowed.add(Error.class));
    }

    private static void refused(UnaryOperator<BreakerSettings.Builder> wrong, String problem) {
        assertThatExceptionOfType(InvalidSettingsException.class)
                .isThrownBy(() -> wrong.apply(BreakerSettings.builder()).build())
                .withMessage(problem);
    }
}
