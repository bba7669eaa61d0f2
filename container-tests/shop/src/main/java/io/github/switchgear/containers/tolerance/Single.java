package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Has its breaker for all of its instances. */
@Dependent
public class Single {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String call(String call) throws InterruptedException {
        return work.now("Single.call", call);
    }
}
