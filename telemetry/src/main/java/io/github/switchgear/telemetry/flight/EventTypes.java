package io.github.switchgear.telemetry.flight;

import jdk.jfr.FlightRecorder;

/** Makes the events known to Flight Recorder for as long as an application of this class loader records any. */
final class EventTypes {

    /** Guarded by the class. */
    private static int users;

    private EventTypes() {}

    static synchronized void register() {
        if (users++ == 0) {
            FlightRecorder.register(TransitionEvent.class);
            FlightRecorder.register(RejectionEvent.class);
        }
    }

    /** Lets Flight Recorder let go of the class loader, with the last of its applications. */
    static synchronized void unregister() {
        if (--users == 0) {
            FlightRecorder.unregister(TransitionEvent.class);
            FlightRecorder.unregister(RejectionEvent.class);
        }
    }
}
