package io.github.switchgear.containers.tolerance;

import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** Has a method whose breaker each subclass has for itself. */
public abstract class Parent {

    @Inject
    Work work;

    @CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
    public String call(String call) throws InterruptedException {
        return work.now("Parent.call", call);
    }
}
