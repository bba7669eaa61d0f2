package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;

/** A breaker for each of its methods, by the class. */
@CircuitBreaker(requestVolumeThreshold = 4, delay = Delays.OPEN)
@ApplicationScoped
public class OnClass {

    @Inject
    Work work;

    public String first(String call) throws InterruptedException {
        return work.now("OnClass.first", call);
    }

    public String second(String call) throws InterruptedException {
        return work.now("OnClass.second", call);
    }

    public String third(String call) throws InterruptedException {
        return work.now("OnClass.third", call);
    }
}
