package io.github.switchgear.telemetry.start;

/**
 * What of this module goes with an application from its start to its end, each independent of the others. Those are beans whose
 * libraries are there.
 */
public interface Companion {

    /** Begins with the application. What it throws fails the start. */
    default void start() {}

    /**
     * Goes on when the application's own code has been told of the start. What others than the application keep belongs here: some
     * containers tell nobody of the end of an application whose start has failed.
     */
    default void started() {}

    /** Ends, however far the start has come. */
    void end();
}
