package io.github.switchgear.benchmarks.cdi;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** A client with the same method again and again, guarded by one thing or another. */
@ApplicationScoped
public class Downstream {

    private final Integer answer = Integer.valueOf(42);
    private boolean ill;

    /** Answers. */
    @NoOp
    public Integer intercepted() {
        return answer;
    }

    /** Is never reached. */
    @Refused
    public Integer refused() {
        return answer;
    }

    /** Answers. */
    @Breaker
    public Integer guarded() {
        return answer;
    }

    /** Fails while the downstream is ill, and the breaker stays open for a day after that. */
    @Breaker(allowedFails = 1, retryTimer = 86_400)
    public Integer rejected() {
        return answerUnlessIll();
    }

    /** Answers. */
    @CircuitBreaker
    public Integer faultTolerant() {
        return answer;
    }

    /** Fails while the downstream is ill, and the breaker stays open for a day after that. */
    @CircuitBreaker(requestVolumeThreshold = 2, delay = 86_400_000)
    public Integer faultTolerantRejected() {
        return answerUnlessIll();
    }

    /** Makes the breakers of the two methods open. */
    public void ill(boolean nowIll) {
        ill = nowIll;
    }

    private final Integer answerUnlessIll() {
        if (ill) {
            throw new IllegalStateException("the downstream is ill");
        }
        return answer;
    }
}
