package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What counts as a test that has passed. */
class OutcomesTest {

    static class Sample {

        @Test
        void passes() {}

        @Test
        void fails() {
            Assertions.fail();
        }

        @Test
        void isAborted() {
            Assumptions.abort();
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void failsOnce(int argument) {
            assertThat(argument).isNotEqualTo(2);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void passesEachTime(int argument) {
            assertThat(argument).isPositive();
        }
    }

    static class NeverReady {

        @BeforeAll
        static void cannotBegin() {
            Assertions.fail();
        }

        @Test
        void wouldPass() {}
    }

    private static Outcomes run(DiscoverySelector selector) {
        Outcomes outcomes = new Outcomes();
        LauncherConfig alone = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        LauncherFactory.create(alone)
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selector)
                                .build(),
                        outcomes);
        return outcomes;
    }

    private static String name(Class<?> type, String method) {
        return PromisedTests.name(type.getName(), method);
    }

    @Test
    void aTestHasPassedThatRanWithoutFailureWithEachSetOfItsArguments() {
        Outcomes outcomes = run(selectClass(Sample.class));

        assertThat(Stream.of("passes", "fails", "isAborted", "failsOnce", "passesEachTime", "isNotThere")
                        .filter(method -> outcomes.havePassed(List.of(name(Sample.class, method)))))
                .containsExactly("passes", "passesEachTime");
    }

    @Test
    void oneThatHasNotPassedIsEnough() {
        Outcomes outcomes = run(selectClass(Sample.class));

        assertThat(outcomes.havePassed(List.of(name(Sample.class, "passes"), name(Sample.class, "passesEachTime"))))
                .isTrue();
        assertThat(outcomes.havePassed(List.of(name(Sample.class, "passes"), name(Sample.class, "fails"))))
                .isFalse();
    }

    @Test
    void aTestWhoseClassCannotBeginWasAskedAndHasNotPassed() {
        Outcomes outcomes = run(selectClass(NeverReady.class));

        List<String> test = List.of(name(NeverReady.class, "wouldPass"));
        assertThat(outcomes.wereAsked(test)).isTrue();
        assertThat(outcomes.havePassed(test)).isFalse();
    }

    @Test
    void aRunOfSomeTestsWasNotAskedForTheOthers() {
        Outcomes outcomes = run(selectMethod(Sample.class, "passes"));

        assertThat(outcomes.wereAsked(List.of(name(Sample.class, "passes")))).isTrue();
        assertThat(outcomes.wereAsked(List.of(name(Sample.class, "passes"), name(Sample.class, "fails"))))
                .isFalse();
    }
}
