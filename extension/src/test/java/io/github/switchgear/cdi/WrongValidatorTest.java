package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WrongValidatorTest {

    static class OfNumbers implements ResultValidator<Number> {

        @Override
        public boolean isValid(Number result) {
            return true;
        }
    }

    static class NoBean extends OfNumbers {}

    @Dependent
    static class Numbers extends OfNumbers {}

    @Dependent
    static class Twofold extends OfNumbers {}

    @Dependent
    static class Another extends Twofold {}

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Special {}

    @Special
    @Dependent
    static class Qualified extends OfNumbers {}

    static class Answering<T> {

        T answer() {
            return null;
        }
    }

    @Dependent
    static class Wrong {

        @Breaker(validator = NoBean.class)
        Number notABean() {
            return 0;
        }

        @Breaker(validator = Qualified.class)
        Number notTheDefaultBean() {
            return 0;
        }

        @Breaker(validator = Twofold.class)
        Number twoBeans() {
            return 0;
        }

        @Breaker(validator = Numbers.class)
        String notANumber() {
            return "";
        }

        @Breaker(validator = Numbers.class)
        boolean notANumberEither() {
            return true;
        }

        @Breaker(validator = Numbers.class)
        void nothing() {}
    }

    @Dependent
    static class WrongGenerically extends Answering<String> {

        @Override
        @Breaker(validator = Numbers.class)
        String answer() {
            return "";
        }
    }

    @Breaker(validator = Numbers.class)
    @Dependent
    static class WrongByInheritance extends Answering<String> {}

    @Test
    void isRefusedWithItsClassAndWhatToDo() {
        String refusal = Application.refusal(
                Wrong.class,
                WrongGenerically.class,
                WrongByInheritance.class,
                Numbers.class,
                Twofold.class,
                Another.class,
                Qualified.class);

        assertThat(refusal.lines())
                .containsExactlyInAnyOrder(
                        "Switchgear found 8 problems with @Breaker:",
                        problem(
                                Wrong.class,
                                "notABean",
                                NoBean.class,
                                "is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier"),
                        problem(
                                Wrong.class,
                                "notTheDefaultBean",
                                Qualified.class,
                                "is no CDI bean; give it a scope, as @ApplicationScoped, and no qualifier"),
                        problem(
                                Wrong.class,
                                "twoBeans",
                                Twofold.class,
                                "is ambiguous: several CDI beans have that type; name the class of one"),
                        problem(
                                Wrong.class,
                                "notANumber",
                                Numbers.class,
                                "judges java.lang.Number but the method returns java.lang.String; write a ResultValidator<String>"),
                        problem(
                                Wrong.class,
                                "notANumberEither",
                                Numbers.class,
                                "judges java.lang.Number but the method returns java.lang.Boolean; write a ResultValidator<Boolean>"),
                        problem(
                                Wrong.class,
                                "nothing",
                                Numbers.class,
                                "has nothing to judge: the method returns void; return what it can judge, or remove it"),
                        problem(
                                WrongGenerically.class,
                                "answer",
                                Numbers.class,
                                "judges java.lang.Number but the method returns java.lang.String; write a ResultValidator<String>"),
                        problem(
                                WrongByInheritance.class,
                                "answer",
                                Numbers.class,
                                "judges java.lang.Number but the method returns java.lang.String; write a ResultValidator<String>"));
    }

    private static String problem(Class<?> beanClass, String method, Class<?> validator, String problem) {
        return " - " + beanClass.getName() + "." + method + "(): validator " + validator.getName() + " " + problem;
    }

    @Test
    void isNotWhatMightFit() {
        try (Application application = Application.of(Fitting.class, Numbers.class)) {
            assertThat(application.breakerNames()).hasSize(9);
        }
    }

    @Dependent
    static class Fitting {

        @Breaker(validator = Numbers.class)
        Number theSame() {
            return 0;
        }

        @Breaker(validator = Numbers.class)
        Integer aSubclass() {
            return 0;
        }

        @Breaker(validator = Numbers.class)
        int aPrimitive() {
            return 0;
        }

        @Breaker(validator = Numbers.class)
        Object aSuperclass() {
            return 0;
        }

        @Breaker(validator = Numbers.class)
        CompletionStage<? extends Number> aStageOfASubclass() {
            return CompletableFuture.completedStage(0);
        }

        @Breaker(validator = Numbers.class)
        CompletionStage<?> aStageOfAnything() {
            return CompletableFuture.completedStage("");
        }

        @Breaker(validator = Numbers.class)
        @SuppressWarnings("rawtypes") // the point of it
        CompletionStage aRawStage() {
            return CompletableFuture.completedStage("");
        }

        @Breaker(validator = Numbers.class)
        CharSequence anInterfaceThatASubclassMayHave() {
            return "";
        }

        @Breaker(validator = Numbers.class)
        @SuppressWarnings("TypeParameterUnusedInFormals") // the point of it
        <T> T whatTheCallerWants() {
            return null;
        }
    }
}
