package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** An annotation on methods that no interceptor sees, as the container calls them. */
@Dependent
class CalledByTheContainer {

    static final List<String> PROBLEMS = List.of(
            problem("start()", "PostConstruct"),
            problem("stop()", "PreDestroy"),
            problem("take(WrongLists)", "Inject"));

    @Breaker
    @PostConstruct
    void start() {}

    @Breaker
    @PreDestroy
    void stop() {}

    @Breaker
    @Inject
    void take(WrongLists anything) {
        anything.undecided();
    }

    private static String problem(String method, String annotation) {
        return Misuse.problem(
                CalledByTheContainer.class,
                method,
                "no interceptor can reach a method with @" + annotation
                        + ", which the container calls; guard a method that the application calls, or remove @Breaker");
    }
}
