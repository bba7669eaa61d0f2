package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Both lists of exceptions, and several mistakes at one method. */
@Dependent
class WrongLists {

    static final List<String> PROBLEMS = List.of(
            problem("undecided()"),
            problem("allAtOnce(String[],int)"),
            Misuse.problem(WrongLists.class, "allAtOnce(String[],int)", "allowedFails must be at least 1 but is -7"));

    @Breaker(allowedExceptions = IOException.class, failureExceptions = TimeoutException.class)
    void undecided() {}

    @Breaker(allowedExceptions = IOException.class, failureExceptions = TimeoutException.class, allowedFails = -7)
    void allAtOnce(String[] skus, int from) {}

    private static String problem(String method) {
        return Misuse.problem(
                WrongLists.class,
                method,
                "allowedExceptions [java.io.IOException] and failureExceptions"
                        + " [java.util.concurrent.TimeoutException] cannot be combined: set one of them");
    }
}
