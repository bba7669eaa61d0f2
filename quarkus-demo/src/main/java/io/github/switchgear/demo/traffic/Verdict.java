package io.github.switchgear.demo.traffic;

import io.github.switchgear.core.BreakerOpenException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;

/** An outcome and the few words that say why. */
record Verdict(Outcome outcome, String text) {

    static Verdict succeeded(String text) {
        return new Verdict(Outcome.SUCCEEDED, text);
    }

    static Verdict failed(String text) {
        return new Verdict(Outcome.FAILED, text);
    }

    static Verdict failed(Exception thrown) {
        return failed(words(thrown));
    }

    static Verdict neutral(Exception thrown) {
        return new Verdict(Outcome.NEUTRAL, words(thrown));
    }

    /** A failure or a rejection that its caller never saw. */
    static Verdict answeredInstead(Throwable insteadOf, String answer) {
        Verdict told = insteadOf instanceof BreakerOpenException rejected
                ? rejected(rejected)
                : failed(insteadOf instanceof Exception thrown ? thrown : new ExecutionException(insteadOf));
        return new Verdict(told.outcome(), told.text() + "; fallback: " + answer);
    }

    static Verdict rejected(BreakerOpenException rejected) {
        String why = switch (rejected.state()) {
            case HALF_OPEN -> "half-open, a probe is under way";
            case FORCED_OPEN -> "forced open";
            default -> "open" + rejected.retryAfter().map(Verdict::untilProbe).orElse("");
        };
        return new Verdict(Outcome.REJECTED, "not sent: " + why);
    }

    /** The same of one place among several. */
    Verdict at(String place) {
        return new Verdict(outcome, place + ": " + text);
    }

    private static String untilProbe(Duration left) {
        return ", probe in " + Math.max(1, left.plusMillis(999).toSeconds()) + " s";
    }

    /** The JDK's own messages for these are empty or differ from release to release. */
    private static String words(Exception thrown) {
        if (thrown instanceof ConnectException) {
            return "connection refused";
        }
        if (thrown instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (thrown instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        return thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
    }
}
