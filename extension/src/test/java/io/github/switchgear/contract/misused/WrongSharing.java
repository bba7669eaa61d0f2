package io.github.switchgear.contract.misused;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.Window;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** One name with different settings; that fallbacks differ is fine. */
@Dependent
class WrongSharing {

    static final List<String> PROBLEMS = List.of(
            problem("second()", "allowedFails is 5 here and 4 there"),
            problem("third()", "window.calls is 10 here and 0 there"),
            problem("third()", "backoff.jitter is 0.5 here and 0.0 there"),
            problemOfJudged("judgedOtherwise()", WrongFailureJudges.Refusals.class.getName()),
            problemOfJudged("notJudged()", "None"));

    @Breaker(name = "shared", allowedFails = 4, retryTimer = 60)
    void first() {}

    @Breaker(name = "shared", allowedFails = 5, retryTimer = 60)
    void second() {}

    @Breaker(
            name = "shared",
            allowedFails = 4,
            retryTimer = 60,
            window = @Window(calls = 10),
            backoff = @Backoff(jitter = 0.5))
    void third() {}

    @Breaker(name = "shared", allowedFails = 4, retryTimer = 60, fallbackMethod = "answer")
    void withFallback() {}

    void answer() {}

    @Breaker(name = "judged", failureJudge = WrongFailureJudges.Outages.class)
    void judged() {}

    @Breaker(name = "judged", failureJudge = WrongFailureJudges.Refusals.class)
    void judgedOtherwise() {}

    @Breaker(name = "judged")
    void notJudged() {}

    private static String problemOfJudged(String method, String here) {
        return Misuse.problem(
                WrongSharing.class,
                method,
                "it shares breaker 'judged' with " + WrongSharing.class.getName()
                        + ".judged(), so their settings must be equal, but failureJudge is " + here + " here and "
                        + WrongFailureJudges.Outages.class.getName() + " there");
    }

    private static String problem(String method, String difference) {
        return Misuse.problem(
                WrongSharing.class,
                method,
                "it shares breaker 'shared' with " + WrongSharing.class.getName()
                        + ".first(), so their settings must be equal, but " + difference);
    }
}
