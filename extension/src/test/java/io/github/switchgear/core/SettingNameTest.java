package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNameTest {

    private static BreakerSettings with(SettingName name, String text) {
        BreakerSettings.Builder builder = BreakerSettings.builder();
        name.set(builder, text);
        return builder.build();
    }

    @Test
    void keysAreTheMembersInKebabCase() {
        assertThat(Arrays.stream(SettingName.values()).map(SettingName::key))
                .containsExactly(
                        "allowed-fails",
                        "retry-timer",
                        "validator",
                        "allowed-exceptions",
                        "failure-exceptions",
                        "failure-judge",
                        "slow-call",
                        "probe-successes",
                        "probe-lease",
                        "probes",
                        "ramp-up",
                        "window.calls",
                        "window.time",
                        "window.failure-ratio",
                        "window.minimum-calls",
                        "backoff.multiplier",
                        "backoff.max",
                        "backoff.jitter");
    }

    @Test
    void aNameIsFoundByItsMember() {
        assertThat(SettingName.ofMember("window.failureRatio")).contains(SettingName.WINDOW_FAILURE_RATIO);
        assertThat(SettingName.ofMember("failureRatio")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ALLOWED_FAILS, 7, 7",
        "RETRY_TIMER, 7s, PT7S",
        "SLOW_CALL, 500ms, PT0.5S",
        "PROBE_SUCCESSES, 2, 2",
        "PROBE_LEASE, PT1M, PT1M",
        "PROBES, 3, 3",
        "RAMP_UP, 90s, PT1M30S",
        "WINDOW_CALLS, 100, 100",
        "WINDOW_TIME, 2m, PT2M",
        "WINDOW_FAILURE_RATIO, 0.25, 0.25",
        "WINDOW_MINIMUM_CALLS, 5, 5",
        "BACKOFF_MULTIPLIER, 1.5, 1.5",
        "BACKOFF_MAX, 1h, PT1H",
        "BACKOFF_JITTER, 0.1, 0.1"
    })
    void whatIsSetFromTextIsRead(SettingName name, String text, String value) {
        assertThat(name.isText()).isTrue();
        assertThat(name.read(with(name, text))).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "30, PT30S",
        "5ns, PT0.000000005S",
        "5us, PT0.000005S",
        "5 ms, PT0.005S",
        "5s, PT5S",
        "5m, PT5M",
        "5h, PT5H",
        "5d, PT120H",
        "PT1.5S, PT1.5S",
        "' 30s ', PT30S"
    })
    void aDurationIsWrittenInManyWays(String text, String value) {
        assertThat(SettingName.RETRY_TIMER.read(with(SettingName.RETRY_TIMER, text)))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "5 weeks", "1.5", "5S", "-", "999999999999999999d", "99999999999999999999"})
    void whatIsNoDurationIsToldTogetherWithWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SettingName.RETRY_TIMER, text))
                .withMessage(
                        "must be a duration of at most 365 days, as 500ms, 30s, 5m, PT1M or a number of seconds, but is '%s'",
                        text);
    }

    @Test
    void whatIsNoRampIsToldThatItMayLastADay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SettingName.RAMP_UP, "soon"))
                .withMessage(
                        "must be a duration of at most a day, as 500ms, 30s, 5m, PT1M or a number of seconds, but is 'soon'");
    }

    @Test
    void whatIsNoNumberIsToldTogetherWithWhatIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SettingName.ALLOWED_FAILS, "1.5"))
                .withMessage("must be a whole number of at least 1 but is '1.5'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SettingName.BACKOFF_JITTER, "a tenth"))
                .withMessage("must be a number of at least 0 and less than 1 but is 'a tenth'");
    }

    @Test
    void exceptionsAreNamesOfClassesWithCommasBetween() {
        assertThat(with(SettingName.ALLOWED_EXCEPTIONS, "java.io.IOException, java.util.concurrent.TimeoutException")
                        .allowedExceptions())
                .isEqualTo(List.of(IOException.class, TimeoutException.class));
        assertThat(with(SettingName.FAILURE_EXCEPTIONS, "java.io.IOException").failureExceptions())
                .isEqualTo(List.of(IOException.class));
        assertThat(with(SettingName.FAILURE_EXCEPTIONS, "").failureExceptions()).isEmpty();
    }

    @Test
    void aClassThatIsNoneOrNoExceptionIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SettingName.ALLOWED_EXCEPTIONS, "java.io.IOException,com.acme.Gone"))
                .withMessage("must be names of exception classes with commas between, but there is no class"
                        + " 'com.acme.Gone'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(SettingName.ALLOWED_EXCEPTIONS, "java.lang.String"))
                .withMessage("must be names of exception classes with commas between, but 'java.lang.String' is no"
                        + " Throwable");
    }

    @Test
    void aClassIsLookedUpWithTheLoaderOfTheApplicationOrOfThisLibrary() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(null);
        try {
            assertThat(with(SettingName.ALLOWED_EXCEPTIONS, Calls.Harmless.class.getName())
                            .allowedExceptions())
                    .isEqualTo(List.of(Calls.Harmless.class));
        } finally {
            Thread.currentThread().setContextClassLoader(context);
        }
    }

    @Test
    void aValidatorIsCodeAndNoText() {
        assertThat(SettingName.VALIDATOR.isText()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> with(SettingName.VALIDATOR, "com.acme.HttpOk"))
                .withMessage("validator cannot be set from text");
    }

    @Test
    void aFailureJudgeIsCodeAndNoText() {
        assertThat(SettingName.FAILURE_JUDGE.isText()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> with(SettingName.FAILURE_JUDGE, "com.acme.Outages"))
                .withMessage("failureJudge cannot be set from text");
    }

    @Test
    void settingOneMemberOfAWindowLeavesTheOthers() {
        BreakerSettings.Builder builder = BreakerSettings.builder().timeWindow(Duration.ofSeconds(9), 0.1, 3);
        SettingName.WINDOW_FAILURE_RATIO.set(builder, "0.2");
        SettingName.WINDOW_MINIMUM_CALLS.set(builder, "4");

        assertThat(builder.build().window()).isEqualTo(new WindowSettings(0, Duration.ofSeconds(9), 0.2, 4));
    }
}
