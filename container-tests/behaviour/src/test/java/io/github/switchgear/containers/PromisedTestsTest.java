package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tables of the documentation are about all that is tested in every container. */
class PromisedTestsTest {

    @Test
    void eachPromiseHasTests() {
        assertThat(PromisedTests.all()).containsOnlyKeys(Promise.values());
    }

    @Test
    void aTestThatProvesSomethingElseThanItsClassCountsForThatAlone() {
        String test = "io.github.switchgear.containers.behaviour.shop.TrippingIT"
                + ".anAnswerThatTheValidatorsOwnBeanDoesNotUnderstandIsAFailure";

        assertThat(PromisedTests.all().get(Promise.VALIDATORS)).contains(test);
        assertThat(PromisedTests.all().get(Promise.MACHINE)).doesNotContain(test);
    }

    @Test
    void eachTestClassSaysWhatItProvesOrThatItIsNotForEveryContainer() {
        assertThat(ReflectionSupport.findAllClassesInPackage(
                        PromisedTests.PACKAGE,
                        type -> type.getSimpleName().endsWith("IT") && !Modifier.isAbstract(type.getModifiers()),
                        name -> true))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(AnnotationSupport.isAnnotated(type, Tag.class))
                        .as(type.getName())
                        .isTrue());
    }
}
