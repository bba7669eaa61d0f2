package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** The breaker's own rules, each on a method. */
@ApplicationScoped
public class Rules {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 1_000)
    public String first(String call) throws InterruptedException {
        return work.now("Rules.first", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String standard(String call) throws InterruptedException {
        return work.now("Rules.standard", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String success(String call) throws InterruptedException {
        return work.now("Rules.success", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String rolling(String call) throws InterruptedException {
        return work.now("Rules.rolling", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, skipOn = KnownException.class)
    public String skipped(String call) throws InterruptedException {
        return work.now("Rules.skipped", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, failOn = BrokenException.class)
    public String unlisted(String call) throws InterruptedException {
        return work.now("Rules.unlisted", call);
    }

    @CircuitBreaker(
            requestVolumeThreshold = 4,
            delay = Delays.OPEN,
            failOn = MissingException.class,
            skipOn = KnownException.class)
    public String both(String call) throws InterruptedException {
        return work.now("Rules.both", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, skipOn = KnownException.class)
    public String skippedTrial(String call) throws InterruptedException {
        return work.now("Rules.skippedTrial", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String failedTrial(String call) throws InterruptedException {
        return work.now("Rules.failedTrial", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String errors(String call) throws InterruptedException {
        return work.now("Rules.errors", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, successThreshold = 2)
    public String twoTrials(String call) throws InterruptedException {
        return work.now("Rules.twoTrials", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, successThreshold = 2)
    public String secondTrialFails(String call) throws InterruptedException {
        return work.now("Rules.secondTrialFails", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String trialAlone(String call) throws InterruptedException {
        return work.now("Rules.trialAlone", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, successThreshold = 3)
    public String threeTrials(String call) throws InterruptedException {
        return work.now("Rules.threeTrials", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, successThreshold = 2)
    public String trialBesideFailure(String call) throws InterruptedException {
        return work.now("Rules.trialBesideFailure", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, successThreshold = 2)
    public String late(String call) throws InterruptedException {
        return work.now("Rules.late", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String hanging(String call) throws InterruptedException {
        return work.now("Rules.hanging", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = 3, delayUnit = ChronoUnit.SECONDS)
    public String unit(String call) throws InterruptedException {
        return work.now("Rules.unit", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 1, delay = Delays.OPEN)
    public String one(String call) throws InterruptedException {
        return work.now("Rules.one", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 3, failureRatio = 0, delay = Delays.OPEN)
    public String zero(String call) throws InterruptedException {
        return work.now("Rules.zero", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 3, failureRatio = 0, delay = Delays.OPEN)
    public String zeroWithFailure(String call) throws InterruptedException {
        return work.now("Rules.zeroWithFailure", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = 0)
    public String noDelay(String call) throws InterruptedException {
        return work.now("Rules.noDelay", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String configured(String call) throws InterruptedException {
        return work.now("Rules.configured", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = 3, delayUnit = ChronoUnit.SECONDS)
    public String configuredDelay(String call) throws InterruptedException {
        return work.now("Rules.configuredDelay", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN, delayUnit = ChronoUnit.HOURS)
    public String configuredUnit(String call) throws InterruptedException {
        return work.now("Rules.configuredUnit", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String disabled(String call) throws InterruptedException {
        return work.now("Rules.disabled", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String overloaded(String call) throws InterruptedException {
        return work.now("Rules.overloaded", call);
    }

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String overloaded(String call, int number) throws InterruptedException {
        return work.now("Rules.overloaded", call);
    }
}
