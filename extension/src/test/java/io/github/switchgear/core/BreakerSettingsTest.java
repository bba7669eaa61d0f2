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
import java.util.stream.Stream;
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
        assertThat(defaults.failureJudge().test(new Exception())).isTrue();
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
        String day = "from PT0S to a day (PT24H) but is ";

        refused(it -> it.allowedFails(0), "allowedFails must be at least 1 but is 0");
        refused(it -> it.allowedFails(-1), "allowedFails must be at least 1 but is -1");
        refused(it -> it.retryTimer(Duration.ofNanos(-1)), "retryTimer must be " + year + "PT-0.000000001S");
        refused(it -> it.retryTimer(YEAR.plusNanos(1)), "retryTimer must be " + year + "PT8760H0.000000001S");
        refused(it -> it.probeLease(Duration.ofNanos(-1)), "probeLease must be " + year + "PT-0.000000001S");
        refused(it -> it.probeLease(YEAR.plusNanos(1)), "probeLease must be " + year + "PT8760H0.000000001S");
        refused(it -> it.probes(0), "probes must be at least 1 but is 0");
        refused(it -> it.rampUp(Duration.ofNanos(-1)), "rampUp must be " + day + "PT-0.000000001S");
        refused(it -> it.rampUp(Duration.ofDays(1).plusNanos(1)), "rampUp must be " + day + "PT24H0.000000001S");
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
                .probes(0)
                .rampUp(Duration.ofDays(2))
                .allowedExceptions(IOException.class)
                .failureExceptions(Error.class)
                .slowCall(Duration.ofSeconds(-1))
                .probeSuccesses(0)
                .countWindow(-1, 0, -1)
                .timeWindow(Duration.ofSeconds(-1), 0, -1)
                .backoff(0, YEAR.plusDays(1), 1);

        InvalidSettingsException refusal = catchThrowableOfType(InvalidSettingsException.class, wrong::build);

        assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
        assertThat(refusal.problems())
                .extracting(problem -> problem.split(" ")[0])
                .containsExactly(
                        "allowedFails",
                        "retryTimer",
                        "allowedExceptions",
                        "slowCall",
                        "probeSuccesses",
                        "probeLease",
                        "probes",
                        "rampUp",
                        "window.calls",
                        "window.time",
                        "window.failureRatio",
                        "window.minimumCalls",
                        "backoff.multiplier",
                        "backoff.max",
                        "backoff.jitter");
        assertThat(refusal).hasMessage(String.join("; ", refusal.problems()));
    }

    @Test
    void everyDurationMayBeAYearAndNoneMayBeLonger() {
        BreakerSettings.Builder years = BreakerSettings.builder()
                .retryTimer(YEAR)
                .slowCall(YEAR)
                .probeLease(YEAR)
                .timeWindow(YEAR, 0.5, 0)
                .backoff(2, YEAR, 0);
        assertThat(years.build().slowCall()).isEqualTo(YEAR);

        Duration longer = YEAR.plusNanos(1);
        years.retryTimer(longer)
                .slowCall(longer)
                .probeLease(longer)
                .timeWindow(longer, 0.5, 0)
                .backoff(2, longer, 0);

        assertThat(catchThrowableOfType(InvalidSettingsException.class, years::build)
                        .problems())
                .containsExactlyElementsOf(
                        Stream.of("retryTimer", "slowCall", "probeLease", "window.time", "backoff.max")
                                .map(member -> member + " must be from PT0S to 365 days (PT8760H) but is " + longer)
                                .toList());
    }

    @Test
    void theDefaultsOfTheRestAreThoseOfTheAnnotationToo() {
        BreakerSettings defaults = BreakerSettings.builder().build();

        assertThat(defaults.slowCall()).isZero();
        assertThat(defaults.probeSuccesses()).isEqualTo(1);
        assertThat(defaults.window()).isEqualTo(new WindowSettings(0, Duration.ZERO, 0.5, 0));
        assertThat(defaults.window().isOn()).isFalse();
        assertThat(defaults.backoff()).isEqualTo(new BackoffSettings(1, Duration.ZERO, 0));
    }

    private static void assertRefused(UnaryOperator<BreakerSettings.Builder> wrong, String problem) {
        assertThat(catchThrowableOfType(
                                InvalidSettingsException.class,
                                () -> wrong.apply(BreakerSettings.builder()).build())
                        .problems())
                .containsExactly(problem);
    }

    @Test
    void slowCallsAndProbesHaveBounds() {
        assertRefused(
                settings -> settings.slowCall(Duration.ofMillis(-1)),
                "slowCall must be from PT0S to 365 days (PT8760H) but is PT-0.001S");
        assertRefused(settings -> settings.probeSuccesses(0), "probeSuccesses must be at least 1 but is 0");
    }

    @Test
    void aWindowHasBounds() {
        assertRefused(settings -> settings.countWindow(-1, 0.5, 0), "window.calls must be from 0 to 1000000 but is -1");
        assertRefused(
                settings -> settings.countWindow(1_000_001, 0.5, 0),
                "window.calls must be from 0 to 1000000 but is 1000001");
        assertRefused(
                settings -> settings.timeWindow(YEAR.plusNanos(1), 0.5, 0),
                "window.time must be from PT0S to 365 days (PT8760H) but is PT8760H0.000000001S");
        for (double ratio : new double[] {0, -0.1, 1.1, Double.NaN}) {
            assertRefused(
                    settings -> settings.countWindow(10, ratio, 0),
                    "window.failureRatio must be more than 0 and at most 1 but is " + ratio);
        }
        assertRefused(
                settings -> settings.countWindow(10, 0.5, -1), "window.minimumCalls must be at least 0 but is -1");
        assertRefused(
                settings -> settings.countWindow(10, 0.5, 11),
                "window.minimumCalls must be at most window.calls, 10, but is 11");
        assertRefused(
                settings -> settings.countWindow(10, 0.5, 0).timeWindow(Duration.ofSeconds(1), 0.5, 0),
                "window.calls 10 and window.time PT1S cannot be combined: set one of them");
    }

    @Test
    void theBoundsOfAWindowAreAllowed() {
        assertThat(BreakerSettings.builder()
                        .countWindow(1_000_000, 1, 1_000_000)
                        .build()
                        .window()
                        .isOn())
                .isTrue();
        assertThat(BreakerSettings.builder()
                        .timeWindow(YEAR, Double.MIN_VALUE, 7)
                        .build()
                        .window()
                        .isOn())
                .isTrue();
    }

    @Test
    void theMinimumOfCallsIsTwentyOrAsManyAsThereCanBe() {
        assertThat(new WindowSettings(100, Duration.ZERO, 0.5, 0).effectiveMinimumCalls())
                .isEqualTo(20);
        assertThat(new WindowSettings(10, Duration.ZERO, 0.5, 0).effectiveMinimumCalls())
                .isEqualTo(10);
        assertThat(new WindowSettings(0, YEAR, 0.5, 0).effectiveMinimumCalls()).isEqualTo(20);
        assertThat(new WindowSettings(100, Duration.ZERO, 0.5, 3).effectiveMinimumCalls())
                .isEqualTo(3);
    }

    @Test
    void aBackoffHasBounds() {
        for (double multiplier : new double[] {0.9, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    settings -> settings.backoff(multiplier, Duration.ZERO, 0),
                    "backoff.multiplier must be a finite number of at least 1 but is " + multiplier);
        }
        assertRefused(
                settings -> settings.backoff(2, Duration.ofSeconds(29), 0),
                "backoff.max must be PT0S or at least retryTimer, PT30S, but is PT29S");
        assertRefused(
                settings -> settings.backoff(2, Duration.ofSeconds(-1), 0),
                "backoff.max must be from PT0S to 365 days (PT8760H) but is PT-1S");
        for (double jitter : new double[] {-0.1, 1, Double.NaN}) {
            assertRefused(
                    settings -> settings.backoff(2, Duration.ZERO, jitter),
                    "backoff.jitter must be at least 0 and less than 1 but is " + jitter);
        }
        assertThat(BreakerSettings.builder()
                        .backoff(1, Duration.ofSeconds(30), 0)
                        .build()
                        .backoff()
                        .max())
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aBuilderFromSettingsBuildsTheirEqual() {
        BreakerSettings settings = BreakerSettings.builder()
                .allowedFails(7)
                .retryTimer(Duration.ofSeconds(8))
                .validator(new Never())
                .allowedExceptions(IOException.class)
                .slowCall(Duration.ofSeconds(9))
                .probeSuccesses(10)
                .probeLease(Duration.ofSeconds(11))
                .probes(18)
                .rampUp(Duration.ofSeconds(19))
                .countWindow(12, 0.13, 4)
                .backoff(1.5, Duration.ofSeconds(16), 0.17)
                .build();

        assertThat(settings.toBuilder().build()).isEqualTo(settings).hasSameHashCodeAs(settings);
        assertThat(settings.toBuilder()
                        .allowedExceptions()
                        .failureExceptions(Error.class)
                        .build()
                        .failureExceptions())
                .containsExactly(Error.class);
    }

    @Test
    void aMemberCannotBeNull() {
        BreakerSettings.Builder builder = BreakerSettings.builder();

        assertThatNullPointerException().isThrownBy(() -> builder.retryTimer(null));
        assertThatNullPointerException().isThrownBy(() -> builder.probeLease(null));
        assertThatNullPointerException().isThrownBy(() -> builder.rampUp(null));
        assertThatNullPointerException().isThrownBy(() -> builder.validator(null));
        assertThatNullPointerException().isThrownBy(() -> builder.failureJudge(null));
        assertThatNullPointerException().isThrownBy(() -> builder.slowCall(null));
        assertThatNullPointerException().isThrownBy(() -> builder.timeWindow(null, 0.5, 0));
        assertThatNullPointerException().isThrownBy(() -> builder.backoff(1, null, 0));
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
                it -> it.failureJudge(thrown -> true),
                it -> it.probeLease(Duration.ofSeconds(1)),
                it -> it.probes(2),
                it -> it.rampUp(Duration.ofSeconds(1)));

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
                        entry("failureJudge", "None"),
                        entry("slowCall", "PT0S"),
                        entry("probeSuccesses", 1),
                        entry("probeLease", "PT0S"),
                        entry("probes", 1),
                        entry("rampUp", "PT0S"),
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
