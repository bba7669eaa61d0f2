package io.github.switchgear.contract.misconfigured;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.FailureJudge;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An application whose annotations are right and whose configuration is not. */
@Dependent
public class Misconfigured {

    /** What each container is to be given, in its own way; where there are expressions, this one cannot be expanded. */
    public static final Map<String, String> CONFIGURATION = new TreeMap<>(Map.ofEntries(
            entry("switchgear.breaker.first.allowed-fails", "0"),
            entry("switchgear.breaker.first.retry-timer", "soon"),
            entry("switchgear.breaker.first.probe-successes", "${nobody.knows}"),
            entry("switchgear.breaker.first.probes", "0"),
            entry("switchgear.breaker.first.ramp-up", "25h"),
            entry("switchgear.breaker.first.window.failure-ratio", "much"),
            entry("switchgear.breaker.first.allowed-exceptions", "com.acme.Nowhere"),
            entry("switchgear.breaker.first.enabled", "perhaps"),
            entry("switchgear.breaker.second.retry-timer", "2m"),
            entry("switchgear.breaker.second.window.calls", "5"),
            entry("switchgear.breaker.second.window.time", "1h"),
            entry("switchgear.breaker.third.failure-exceptions", "java.io.IOException"),
            entry("switchgear.defaults.probes", "several"),
            entry("switchgear.defaults.probe-lease", "366d")));

    @Breaker(name = "first")
    void first() {}

    @Breaker(name = "second", backoff = @Backoff(max = 60))
    void second() {}

    @Breaker(name = "third", failureJudge = Always.class)
    void third() {}

    @Dependent
    static class Always implements FailureJudge {

        @Override
        public boolean isFailure(Throwable thrown) {
            return true;
        }
    }

    /** Asserts that a start failed with one line for each problem and no other, and names where the value comes from. */
    public static void assertAllIsTold(String message, String source) {
        List<String> problems = List.of(
                problem("first.allowed-fails=0", source, "allowedFails must be at least 1 but is 0"),
                problem(
                        "first.retry-timer=soon",
                        source,
                        "retryTimer must be a duration of at most 365 days, as 500ms, 30s, 5m, PT1M or a number of"
                                + " seconds, but is 'soon'"),
                problem(
                        "first.probe-successes=${nobody.knows}",
                        source,
                        "probeSuccesses must be a whole number of at least 1 but is '${nobody.knows}'"),
                problem("first.probes=0", source, "probes must be at least 1 but is 0"),
                problem("first.ramp-up=25h", source, "rampUp must be from PT0S to a day (PT24H) but is PT25H"),
                problem(
                        "first.window.failure-ratio=much",
                        source,
                        "window.failureRatio must be a number of more than 0 and at most 1 but is 'much'"),
                problem(
                        "first.allowed-exceptions=com.acme.Nowhere",
                        source,
                        "allowedExceptions must be names of exception classes with commas between, but there is no"
                                + " class 'com.acme.Nowhere'"),
                problem("first.enabled=perhaps", source, "must be true or false but is 'perhaps'"),
                problem(
                        "second.retry-timer=2m",
                        source,
                        "backoff.max must be PT0S or at least retryTimer, PT2M, but is PT1M"),
                problem(
                        "third.failure-exceptions=java.io.IOException",
                        source,
                        "failureJudge " + Always.class.getName()
                                + " and failureExceptions [java.io.IOException] cannot be combined: set one of them"),
                " - switchgear.breaker.second.window.calls=5 (" + source
                        + ") and switchgear.breaker.second.window.time=1h (" + source
                        + "): window.calls 5 and window.time PT1H cannot be combined: set one of them",
                " - switchgear.defaults.probes=several (" + source
                        + "): probes must be a whole number of at least 1 but is 'several'",
                " - switchgear.defaults.probe-lease=366d (" + source
                        + "): probeLease must be from PT0S to 365 days (PT8760H) but is PT8784H");

        assertThat(message.lines().findFirst()).hasValue("Switchgear found 13 problems with @Breaker:");
        assertThat(message.lines().skip(1)).containsExactlyInAnyOrderElementsOf(problems);
    }

    private static String problem(String key, String source, String what) {
        return " - switchgear.breaker." + key + " (" + source + "): " + what;
    }
}
