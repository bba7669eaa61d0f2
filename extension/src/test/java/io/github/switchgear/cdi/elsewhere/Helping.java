package io.github.switchgear.cdi.elsewhere;

/** A superclass of beans in another package, with a helper that they cannot see. */
public class Helping {

    void helper() {}
}
