package io.github.switchgear.cdi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.Window;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class AnnotationTextTest {

    private static final class Picky implements ResultValidator<String> {
        @Override
        public boolean isValid(String result) {
            return false;
        }
    }

    private static final class Own extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Breaker
    void defaults() {}

    @Breaker(
            name = "a(int[],b)#1",
            allowedFails = 7,
            retryTimer = 9,
            unit = ChronoUnit.MINUTES,
            validator = Picky.class,
            allowedExceptions = {IOException.class, Own.class},
            failureExceptions = TimeoutException.class,
            fallbackMethod = "instead",
            slowCall = 13,
            probeSuccesses = 2,
            probeLease = 11,
            probes = 5,
            rampUp = 19,
            window = @Window(calls = 100, failureRatio = 0.25, minimumCalls = 50),
            backoff = @Backoff(multiplier = 1.5, max = 17, jitter = 0.1))
    void everything() {}

    @Test
    void whatIsWrittenIsReadAgain() throws NoSuchMethodException {
        for (String method : new String[] {"defaults", "everything"}) {
            Breaker breaker = AnnotationTextTest.class.getDeclaredMethod(method).getAnnotation(Breaker.class);

            assertThat(AnnotationText.read(Breaker.class, AnnotationText.write(breaker)))
                    .isEqualTo(breaker);
        }
    }

    @Test
    void whatIsAtItsDefaultIsNotWritten() throws NoSuchMethodException {
        assertThat(AnnotationText.write(
                        AnnotationTextTest.class.getDeclaredMethod("defaults").getAnnotation(Breaker.class)))
                .isEmpty();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Inner {
        int calls() default 1;
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Outer {
        String text() default "default";

        Class<?>[] types() default {String.class};

        int always();

        Inner inner() default @Inner(calls = 2);
    }

    @Outer(always = 0)
    void defaultsOfOthers() {}

    @Outer(
            text = "",
            types = {},
            always = 1,
            inner = @Inner)
    void othersThanTheDefaults() {}

    @Test
    void aDefaultIsThatOfTheMemberWhateverThatIs() throws NoSuchMethodException {
        for (String method : new String[] {"defaultsOfOthers", "othersThanTheDefaults"}) {
            Outer outer = AnnotationTextTest.class.getDeclaredMethod(method).getAnnotation(Outer.class);

            assertThat(AnnotationText.read(Outer.class, AnnotationText.write(outer)))
                    .isEqualTo(outer);
        }
    }
}
