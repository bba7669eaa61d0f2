package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Members with wrong values; they are all in one deployment, so in one message. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongSettingsTest {

    private String refusal = "";

    static class OwnFuture extends CompletableFuture<String> {}

    @Dependent
    static class Wrong {

        @Breaker(allowedFails = 0)
        void noFails() {}

        @Breaker(retryTimer = -1)
        void backInTime() {}

        @Breaker(probeLease = 366, unit = ChronoUnit.DAYS)
        void longLease() {}

        @Breaker(retryTimer = Long.MAX_VALUE, unit = ChronoUnit.DAYS)
        void tooLongForADuration() {}

        @Breaker(unit = ChronoUnit.MONTHS)
        void inMonths() {}

        @Breaker(allowedExceptions = IOException.class, failureExceptions = Outage.class)
        void bothLists() {}

        @Breaker(name = "a/b")
        void slash() {}

        @Breaker(name = "a b")
        void space() {}

        @Breaker(name = "stage")
        Multi<String> stream() {
            return Multi.createFrom().empty();
        }

        @Breaker(name = "future")
        OwnFuture future() {
            return new OwnFuture();
        }

        @Breaker(allowedFails = -2, retryTimer = -3, probeLease = -4, unit = ChronoUnit.MILLIS, name = "?")
        void allAtOnce(String sku) {}
    }

    @Dependent
    static class WrongToo {

        @Breaker(allowedFails = -7)
        void elsewhere() {}
    }

    @BeforeAll
    void deploy() {
        refusal = Application.refusal(Wrong.class, WrongToo.class);
    }

    private void assertProblem(String method, String problem) {
        assertThat(refusal.lines()).contains(" - " + Wrong.class.getName() + "." + method + ": " + problem);
    }

    @Test
    void oneMessageTellsAllProblemsOfAllBeans() {
        assertThat(refusal)
                .startsWith("Switchgear found 15 problems with @Breaker:")
                .contains(WrongToo.class.getName() + ".elsewhere(): allowedFails must be at least 1 but is -7");
        assertThat(refusal.lines()).hasSize(16);
    }

    @Test
    void allowedFailsMustBeAtLeastOne() {
        assertProblem("noFails()", "allowedFails must be at least 1 but is 0");
    }

    @Test
    void aTimeMustNotBeNegative() {
        assertProblem("backInTime()", "retryTimer must be from 0 to 365 days but is -1 Seconds");
    }

    @Test
    void aTimeMustNotBeOverAYear() {
        assertProblem("longLease()", "probeLease must be from 0 to 365 days but is 366 Days");
        assertProblem("tooLongForADuration()", "retryTimer must be from 0 to 365 days but is 9223372036854775807 Days");
    }

    @Test
    void theUnitMustBeOfExactLength() {
        assertProblem("inMonths()", "unit must be of exact length, NANOS to DAYS, but is Months");
    }

    @Test
    void theTwoListsOfExceptionsExcludeEachOther() {
        assertProblem(
                "bothLists()",
                "allowedExceptions [java.io.IOException] and failureExceptions [" + Outage.class.getName()
                        + "] cannot be combined: set one of them");
    }

    @Test
    void aNameMustBeFitForUrlsAndConfigurationKeys() {
        assertProblem("slash()", "name may have letters, digits and ._-#(),$[] but is 'a/b'");
        assertProblem("space()", "name may have letters, digits and ._-#(),$[] but is 'a b'");
    }

    @Test
    void aReturnTypeWhoseOutcomeCannotBeKnownIsRefused() {
        assertProblem(
                "stream()",
                "it returns io.smallrye.mutiny.Multi, whose outcome a breaker cannot know; return the value itself, a"
                        + " CompletionStage, a CompletableFuture or a Uni");
        assertThat(refusal).contains("future(): it returns " + OwnFuture.class.getName() + ", whose outcome");
    }

    @Test
    void allThatIsWrongWithOneMethodIsTold() {
        assertProblem("allAtOnce(String)", "allowedFails must be at least 1 but is -2");
        assertProblem("allAtOnce(String)", "retryTimer must be from 0 to 365 days but is -3 Millis");
        assertProblem("allAtOnce(String)", "probeLease must be from 0 to 365 days but is -4 Millis");
        assertProblem("allAtOnce(String)", "name may have letters, digits and ._-#(),$[] but is '?'");
    }
}
