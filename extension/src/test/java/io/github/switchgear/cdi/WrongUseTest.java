package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong fails the deployment, all of it in one message that names class, method, member and value. */
class WrongUseTest {

    private static final String HERE = WrongUseTest.class.getName() + "$";

    @ApplicationScoped
    static class ForText implements ResultValidator<String> {
        @Override
        public boolean isValid(String result) {
            return true;
        }
    }

    static class NoBean implements ResultValidator<String> {
        @Override
        public boolean isValid(String result) {
            return true;
        }
    }

    @ApplicationScoped
    static class OneOfTwo implements ResultValidator<String> {
        @Override
        public boolean isValid(String result) {
            return true;
        }
    }

    @ApplicationScoped
    static class TheOther extends OneOfTwo {}

    @ApplicationScoped
    static class ForAnything implements ResultValidator<Object> {
        @Override
        public boolean isValid(Object result) {
            return true;
        }
    }

    @Dependent
    static class Wrong {
        @Breaker(allowedFails = 0, retryTimer = -1, probeLease = Long.MAX_VALUE)
        void numbers() {}

        @Breaker(unit = ChronoUnit.MONTHS)
        void unit() {}

        @Breaker(allowedExceptions = IOException.class, failureExceptions = RuntimeException.class)
        void lists() {}

        @Breaker(name = "a/b")
        void name() {}

        @Breaker(validator = NoBean.class)
        String noBean() {
            return "";
        }

        @Breaker(validator = OneOfTwo.class)
        String ambiguous() {
            return "";
        }

        @Breaker(validator = ForText.class)
        int type() {
            return 0;
        }

        @Breaker(validator = ForText.class)
        void nothing() {}

        @Breaker(name = "shared")
        void first() {}

        @Breaker(name = "shared", allowedFails = 5)
        void second() {}

        @Breaker
        private void hidden() {}

        @Breaker
        static void everybodys() {}

        void use() {
            hidden();
        }
    }

    @Test
    void everyProblemIsALineOfTheOneMessage() {
        String message = Application.refusal(Wrong.class, ForText.class, OneOfTwo.class, TheOther.class);

        String wrong = " - " + HERE + "Wrong.";
        assertThat(List.of(message.split("\n")))
                .contains(
                        wrong + "numbers(): allowedFails must be at least 1 but is 0",
                        wrong + "numbers(): retryTimer must be from 0 to 365 days but is -1 Seconds",
                        wrong + "numbers(): probeLease must be from 0 to 365 days but is " + Long.MAX_VALUE
                                + " Seconds",
                        wrong + "unit(): unit must be of exact length, NANOS to DAYS, but is Months",
                        wrong + "lists(): allowedExceptions [java.io.IOException] and failureExceptions"
                                + " [java.lang.RuntimeException] cannot be combined: set one of them",
                        wrong + "name(): name may have letters, digits and ._-#(),$[] but is 'a/b'",
                        wrong + "noBean(): validator " + HERE
                                + "NoBean is no CDI bean; give it a scope, as @ApplicationScoped",
                        wrong + "ambiguous(): validator " + HERE
                                + "OneOfTwo is ambiguous: several CDI beans have that type; name the class of one",
                        wrong + "type(): validator " + HERE
                                + "ForText judges java.lang.String but the method returns java.lang.Integer",
                        wrong + "nothing(): validator " + HERE
                                + "ForText has nothing to judge: the method returns void",
                        wrong + "second(): it shares breaker 'shared' with " + HERE
                                + "Wrong.first(), so their settings must be equal, but allowedFails is 5 here and 3"
                                + " there",
                        wrong + "hidden(): no interceptor can reach a private method; make it an instance method that"
                                + " is neither private nor final, or remove @Breaker",
                        wrong + "everybodys(): no interceptor can reach a static method; make it an instance method"
                                + " that is neither private nor final, or remove @Breaker")
                .hasSize(14);
        assertThat(message).startsWith("Switchgear found 13 problems with @Breaker:\n");
    }

    @Dependent
    static class Final {
        @Breaker
        final void fixed() {}

        @Breaker(allowedFails = 0)
        void open() {}
    }

    @Test
    void aFinalMethodIsRefusedTogetherWithAllElseThatIsWrong() {
        assertThat(Application.refusal(Final.class))
                .contains(HERE + "Final.fixed(): no interceptor can reach a final")
                .contains(HERE + "Final.open(): allowedFails must be");
    }

    static class HidingParent {
        @Breaker
        private void hidden() {}

        void use() {
            hidden();
        }
    }

    @Dependent
    static class OfHidingParent extends HidingParent {}

    @Test
    void aPrivateMethodOfASuperclassIsRefusedToo() {
        assertThat(Application.refusal(OfHidingParent.class))
                .contains(HERE + "OfHidingParent.hidden(): no interceptor can reach a private method");
    }

    interface Source<T> {
        T get();
    }

    @Dependent
    static class Judged implements Source<String> {
        @Override
        @Breaker(validator = ForText.class)
        public String get() {
            return "";
        }

        @Breaker(validator = ForText.class)
        CharSequence wider() {
            return "";
        }

        @Breaker(validator = ForAnything.class)
        int anything() {
            return 1;
        }

        @Breaker(validator = ForText.class)
        <T> T open(T value) {
            return value;
        }
    }

    @Test
    void aValidatorThatMayFitIsLetThrough() {
        try (Application application = Application.of(Judged.class, ForText.class, ForAnything.class)) {
            assertThat(application.breakerNames()).hasSize(4);
        }
    }
}
