package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Has its breaker for all of its instances. */
@RequestScoped
public class Requested {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String call(String call) throws InterruptedException {
        return work.now("Requested.call", call);
    }
}
