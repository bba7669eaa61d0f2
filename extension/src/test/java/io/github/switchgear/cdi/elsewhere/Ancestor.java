package io.github.switchgear.cdi.elsewhere;

import io.github.switchgear.Breaker;

/** A superclass of beans in another package. */
public class Ancestor {

    @Breaker
    void forItsPackage() {}
}
