package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class BreakerTextTest {

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
            probeLease = 11)
    void everything() {}

    @Test
    void whatIsWrittenIsReadAgain() throws NoSuchMethodException {
        for (String method : new String[] {"defaults", "everything"}) {
            Breaker breaker = BreakerTextTest.class.getDeclaredMethod(method).getAnnotation(Breaker.class);

            assertThat(BreakerText.read(BreakerText.write(breaker))).isEqualTo(breaker);
        }
    }
}
