package io.github.switchgear.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.quarkus.test.QuarkusUnitTest;
import jakarta.enterprise.inject.spi.DeploymentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Wrong use fails the build of a Quarkus application, and one message names all of it. */
class WrongUseIT {

    private static final String BEAN = Misused.class.getName();

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.refused(WrongUseIT::assertEveryMistakeIsNamed, Misused.class);

    @Test
    void everyMistakeIsNamedInTheOneFailureOfTheBuild() {
        fail("the application was started");
    }

    private static void assertEveryMistakeIsNamed(Throwable failure) {
        assertThat(failure).isInstanceOf(DeploymentException.class);
        assertThat(failure.getMessage().lines())
                .containsExactlyInAnyOrder(
                        "Switchgear found 12 problems with @Breaker:",
                        problem("neverFails()", "allowedFails must be at least 1 but is 0"),
                        problem("retriesInThePast()", "retryTimer must be from 0 to 365 days but is -1 Seconds"),
                        problem(
                                "undecided()",
                                "allowedExceptions [java.io.IOException] and failureExceptions"
                                        + " [java.util.concurrent.TimeoutException] cannot be combined: set one of them"),
                        problem("unnameable()", "name may have letters, digits and ._-#(),$[] but is 'a/b'"),
                        problem(
                                "withoutBean()",
                                "validator " + BEAN + "$NoBean is no CDI bean; give it a scope, as @ApplicationScoped"),
                        problem(
                                "ambiguous()",
                                "validator " + BEAN + "$Ambiguous is ambiguous: several CDI beans have that type;"
                                        + " name the class of one"),
                        problem(
                                "unjudgeable()",
                                "validator " + BEAN + "$OfStrings judges java.lang.String but the method returns"
                                        + " java.lang.Integer"),
                        problem(
                                "nothingToJudge()",
                                "validator " + BEAN + "$OfStrings has nothing to judge: the method returns void"),
                        problem(
                                "sharingToo()",
                                "it shares breaker 'shared' with " + BEAN + ".sharing(), so their settings must be"
                                        + " equal, but allowedFails is 5 here and 4 there"),
                        problem(
                                "outOfReach()",
                                "no interceptor can reach a final method; make it an instance method that is"
                                        + " neither private nor final, or remove @Breaker"),
                        problem(
                                "ofNoInstance()",
                                "no interceptor can reach a static method; make it an instance method that is"
                                        + " neither private nor final, or remove @Breaker"),
                        problem(
                                "later()",
                                "it returns java.util.concurrent.CompletionStage, whose outcome is not known when the"
                                        + " method returns; guard a method that returns the value itself"));
    }

    private static String problem(String method, String what) {
        return " - " + BEAN + "." + method + ": " + what;
    }
}
