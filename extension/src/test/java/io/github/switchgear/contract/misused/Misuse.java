package io.github.switchgear.contract.misused;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.stream.Stream;

/** All beans of this package are one application, which no container deploys; they all say the same of it. */
public final class Misuse {

    private Misuse() {}

    /** Asserts that a deployment failed with one line for each problem and no other. */
    public static void assertAllIsTold(Throwable failure) {
        List<String> problems = problems();
        assertThat(failure).isInstanceOf(DeploymentException.class);
        assertThat(failure.getMessage().lines().findFirst())
                .hasValue("Switchgear found " + problems.size() + " problems with @Breaker:");
        assertThat(failure.getMessage().lines().skip(1)).containsExactlyInAnyOrderElementsOf(problems);
    }

    /** Asked for late: a container may initialise the beans' classes in any order, and they ask this one for their messages. */
    private static List<String> problems() {
        return Stream.of(
                        WrongNumbers.PROBLEMS,
                        WrongWindows.PROBLEMS,
                        WrongLists.PROBLEMS,
                        WrongNames.PROBLEMS,
                        WrongValidators.PROBLEMS,
                        WrongFailureJudges.PROBLEMS,
                        WrongKeys.PROBLEMS,
                        WrongFallbacks.PROBLEMS,
                        WrongReturnTypes.PROBLEMS,
                        WrongSharing.PROBLEMS,
                        OutOfReach.PROBLEMS,
                        CalledByTheContainer.PROBLEMS)
                .flatMap(List::stream)
                .toList();
    }

    static String problem(Class<?> bean, String method, String what) {
        return " - " + bean.getName() + "." + method + ": " + what;
    }
}
