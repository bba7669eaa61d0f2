package io.github.switchgear.containers.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.ApplicationScoped;

/** Wrong: one breaker, two opinions about it. */
@ApplicationScoped
public class SharedName {

    @Breaker(name = "shared", allowedFails = 2)
    public String patient() {
        return "";
    }

    @Breaker(name = "shared", allowedFails = 5)
    public String morePatient() {
        return "";
    }
}
