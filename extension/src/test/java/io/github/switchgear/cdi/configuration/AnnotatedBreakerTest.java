package io.github.switchgear.cdi.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.Window;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.core.SettingName;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The members are read without being looked up by name; here they are looked up. */
class AnnotatedBreakerTest {

    abstract static class Picky implements ResultValidator<String> {}

    abstract static class Just implements FailureJudge {}

    @Breaker
    void nothing() {}

    @Breaker(
            name = "own",
            allowedFails = 7,
            retryTimer = 9,
            validator = Picky.class,
            allowedExceptions = IOException.class,
            slowCall = 13,
            probeSuccesses = 2,
            probeLease = 11,
            probes = 5,
            rampUp = 19,
            window = @Window(calls = 100, failureRatio = 0.25, minimumCalls = 50),
            backoff = @Backoff(multiplier = 1.5, max = 17, jitter = 0.1))
    void nearlyEverything() {}

    @Breaker(failureExceptions = IOException.class, window = @Window(time = 60))
    void whatExcludesTheOthers() {}

    @Breaker(failureJudge = Just.class)
    void judge() {}

    @Breaker(unit = ChronoUnit.MINUTES)
    void unit() {}

    private static AnnotatedBreaker of(String method) {
        return Arrays.stream(AnnotatedBreakerTest.class.getDeclaredMethods())
                .filter(it -> it.getName().equals(method))
                .map(it -> new AnnotatedBreaker(it.getAnnotation(Breaker.class)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachSettingHasItsMember() {
        for (String method : new String[] {"nothing", "nearlyEverything", "whatExcludesTheOthers", "judge", "unit"}) {
            Breaker annotation = of(method).annotation();
            Map<SettingName, Object> written = AnnotatedBreaker.written(annotation);

            assertThat(written).containsOnlyKeys(SettingName.values());
            for (SettingName setting : SettingName.values()) {
                assertThat(written.get(setting))
                        .as(setting.member())
                        .isEqualTo(AnnotationValues.value(annotation, setting.member()));
            }
        }
    }

    @Test
    void whatIsSpokenOfIsWhatIsNotAtItsDefault() {
        for (String method : new String[] {"nothing", "nearlyEverything", "whatExcludesTheOthers", "judge"}) {
            AnnotatedBreaker breaker = of(method);
            for (SettingName setting : SettingName.values()) {
                assertThat(breaker.speaksOf(setting))
                        .as(setting.member())
                        .isEqualTo(AnnotationValues.isWritten(breaker.annotation(), setting.member()));
            }
        }
    }

    @Test
    void aUnitSpeaksOfTheRetryTimerAlone() {
        AnnotatedBreaker breaker = of("unit");

        assertThat(SettingName.values()).filteredOn(breaker::speaksOf).containsExactly(SettingName.RETRY_TIMER);
    }
}
