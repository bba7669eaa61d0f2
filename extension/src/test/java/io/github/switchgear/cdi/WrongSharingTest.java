package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.Dependent;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One name for methods whose settings differ. */
class WrongSharingTest {

    @Dependent
    static class Valid implements ResultValidator<Object> {

        @Override
        public boolean isValid(Object result) {
            return true;
        }
    }

    @Dependent
    static class First {

        @Breaker(name = "warehouse", allowedFails = 4, allowedExceptions = Outage.class)
        String call() {
            return "";
        }
    }

    @Dependent
    static class Second {

        @Breaker(name = "warehouse", allowedFails = 5, validator = Valid.class, allowedExceptions = Outage.class)
        String call() {
            return "";
        }
    }

    @Dependent
    static class InSeconds {

        @Breaker(name = "same-time", retryTimer = 60)
        void call() {}
    }

    @Dependent
    static class InMinutes {

        @Breaker(name = "same-time", retryTimer = 1, unit = ChronoUnit.MINUTES)
        void call() {}
    }

    private static String shares(Class<?> one, Class<?> other) {
        return one.getName() + ".call(): it shares breaker 'warehouse' with " + other.getName() + ".call()";
    }

    @Test
    void isRefusedWithEachMemberAndBothItsValues() {
        String refusal = Application.refusal(First.class, Second.class, Valid.class);

        assertThat(refusal).contains("2 problems");
        if (refusal.contains(shares(Second.class, First.class))) {
            assertThat(refusal)
                    .contains("allowedFails is 5 here and 4 there")
                    .contains("validator is " + Valid.class.getName() + " here and AlwaysValid there");
        } else {
            assertThat(refusal)
                    .contains(shares(First.class, Second.class))
                    .contains("allowedFails is 4 here and 5 there")
                    .contains("validator is AlwaysValid here and " + Valid.class.getName() + " there");
        }
    }

    @Test
    void isNoErrorWhereOnlyTheUnitsDiffer() {
        try (Application application = Application.of(InSeconds.class, InMinutes.class)) {
            assertThat(application.describe("same-time").methods()).hasSize(2);
        }
    }

    @Dependent
    static class OfOneSimpleName {

        @Breaker
        void call(Map.Entry<String, String> entry) {}

        @Breaker
        void call(Entry entry) {}
    }

    static class Entry {}

    @Test
    void isRefusedForOverloadsThatNobodyHasNamed() {
        assertThat(Application.refusal(OfOneSimpleName.class))
                .contains("a problem")
                .contains(OfOneSimpleName.class.getName() + ".call(Entry): call(java.util.Map$Entry) and call("
                        + Entry.class.getName() + ") would have one name; give them names");
    }
}
