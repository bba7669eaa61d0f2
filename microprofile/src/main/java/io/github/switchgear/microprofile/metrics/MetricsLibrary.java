package io.github.switchgear.microprofile.metrics;

/** Somebody's metrics, which a breaker's figures can be told to. There is a bean for each library that is there. */
public interface MetricsLibrary {

    /** Whether the application has it in use. */
    boolean isPresent();

    /** Tells of a breaker, from now on. */
    void add(BreakerFigures figures);
}
