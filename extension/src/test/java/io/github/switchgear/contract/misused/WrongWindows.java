package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import io.github.switchgear.Window;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** Windows that are two, none, or of numbers out of bounds. */
@Dependent
class WrongWindows {

    static final List<String> PROBLEMS = List.of(
            problem("both()", "window.calls 10 and window.time PT1M cannot be combined: set one of them"),
            problem(
                    "described()",
                    "window.failureRatio has no effect on a window that is off; set window.calls or window.time, too"),
            problem(
                    "described()",
                    "window.minimumCalls has no effect on a window that is off; set window.calls or window.time, too"),
            problem("negative()", "window.calls must be from 0 to 1000000 but is -1"),
            problem("negative()", "window.minimumCalls must be at least 0 but is -5"),
            problem("huge()", "window.calls must be from 0 to 1000000 but is 1000001"),
            problem("backInTime()", "window.time must be from 0 to 365 days but is -1 Seconds"),
            problem("neverFull()", "window.minimumCalls must be at most window.calls, 10, but is 11"),
            problem("none()", "window.failureRatio must be more than 0 and at most 1 but is 0.0"),
            problem("moreThanAll()", "window.failureRatio must be more than 0 and at most 1 but is 1.5"));

    @Breaker(window = @Window(calls = 10, time = 60))
    void both() {}

    @Breaker(window = @Window(failureRatio = 0.2, minimumCalls = 5))
    void described() {}

    @Breaker(window = @Window(calls = -1, minimumCalls = -5))
    void negative() {}

    @Breaker(window = @Window(calls = 1_000_001))
    void huge() {}

    @Breaker(window = @Window(time = -1))
    void backInTime() {}

    @Breaker(window = @Window(calls = 10, minimumCalls = 11))
    void neverFull() {}

    @Breaker(window = @Window(calls = 10, failureRatio = 0))
    void none() {}

    @Breaker(window = @Window(time = 10, failureRatio = 1.5))
    void moreThanAll() {}

    private static String problem(String method, String what) {
        return Misuse.problem(WrongWindows.class, method, what);
    }
}
