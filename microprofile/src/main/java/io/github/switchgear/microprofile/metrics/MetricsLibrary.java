package io.github.switchgear.microprofile.metrics;

import io.github.switchgear.core.Registration;

/** Somebody's metrics, which a breaker's figures can be told to. There is a bean for each library that is there. */
public interface MetricsLibrary {

    /** Whether the application has it in use. */
    boolean isPresent();

    /**
     * Tells of the breakers of all methods that the specification has one name for, from now on.
     *
     * @return what ends that, and leaves nothing behind
     */
    Registration add(MethodFigures figures);
}
