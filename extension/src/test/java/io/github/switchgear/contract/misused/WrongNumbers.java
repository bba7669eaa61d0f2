package io.github.switchgear.contract.misused;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Numbers, times and growth out of bounds. */
@Dependent
class WrongNumbers {

    static final List<String> PROBLEMS = List.of(
            problem("neverFails()", "allowedFails must be at least 1 but is 0"),
            problem("neverProbed()", "probeSuccesses must be at least 1 but is 0"),
            problem("probedByNobody()", "probes must be at least 1 but is 0"),
            problem("rampingForTwoDays()", "rampUp must be from 0 to a day but is 2 Days"),
            problem("rampingForEver()", "rampUp must be from 0 to a day but is 9223372036854775807 Seconds"),
            problem("rampingBackwards()", "rampUp must be from 0 to a day but is -1 Seconds"),
            problem("inThePast()", "retryTimer must be from 0 to 365 days but is -1 Seconds"),
            problem("inThePast()", "slowCall must be from 0 to 365 days but is -2 Seconds"),
            problem("tooLong()", "retryTimer must be from 0 to 365 days but is 9223372036854775807 Days"),
            problem("tooLong()", "probeLease must be from 0 to 365 days but is 366 Days"),
            problem("inMonths()", "unit must be of exact length, NANOS to DAYS, but is Months"),
            problem("shrinking()", "backoff.multiplier must be a finite number of at least 1 but is 0.5"),
            problem("shrinking()", "backoff.jitter must be at least 0 and less than 1 but is 1.0"),
            problem("cappedBelow()", "backoff.max must be PT0S or at least retryTimer, PT30S, but is PT29S"),
            problem("infinite()", "backoff.multiplier must be a finite number of at least 1 but is Infinity"),
            problem("infinite()", "backoff.max must be from 0 to 365 days but is -1 Seconds"));

    @Breaker(allowedFails = 0)
    void neverFails() {}

    @Breaker(probeSuccesses = 0)
    void neverProbed() {}

    @Breaker(probes = 0)
    void probedByNobody() {}

    @Breaker(rampUp = 2, unit = ChronoUnit.DAYS)
    void rampingForTwoDays() {}

    @Breaker(rampUp = Long.MAX_VALUE)
    void rampingForEver() {}

    @Breaker(rampUp = -1)
    void rampingBackwards() {}

    @Breaker(retryTimer = -1, slowCall = -2)
    void inThePast() {}

    @Breaker(retryTimer = Long.MAX_VALUE, probeLease = 366, unit = ChronoUnit.DAYS)
    void tooLong() {}

    @Breaker(unit = ChronoUnit.MONTHS)
    void inMonths() {}

    @Breaker(backoff = @Backoff(multiplier = 0.5, jitter = 1))
    void shrinking() {}

    @Breaker(backoff = @Backoff(max = 29))
    void cappedBelow() {}

    @Breaker(backoff = @Backoff(multiplier = Double.POSITIVE_INFINITY, max = -1))
    void infinite() {}

    private static String problem(String method, String what) {
        return Misuse.problem(WrongNumbers.class, method, what);
    }
}
