package io.github.switchgear.telemetry.flight;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.telemetry.start.Companion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import org.jspecify.annotations.Nullable;

/**
 * Tells Flight Recorder of all breakers from the first recording of the JVM on, or at once if there has been one, to the end of the
 * application. Before that, nothing of Flight Recorder is made, which would take time of the start, and nobody listens. After that
 * the listeners stay: whether a recording takes an event, that knows best itself.
 */
@Singleton
public class FlightRecording implements Companion {

    @Inject
    BreakerRegistry registry;

    private @Nullable RecordedBreakers breakers;
    private @Nullable FlightRecorderListener listener;

    @Override
    public void start() {
        RecordedBreakers recorded = new RecordedBreakers(registry);
        breakers = recorded;
        FlightRecorderListener first = new FlightRecorderListener() {
            @Override
            public void recorderInitialized(FlightRecorder recorder) {
                recorded.begin();
            }
        };
        listener = first;
        FlightRecorder.addListener(first);
    }

    @Override
    public void end() {
        FlightRecorderListener awaiting = listener;
        if (awaiting != null) {
            FlightRecorder.removeListener(awaiting);
        }
        RecordedBreakers recorded = breakers;
        if (recorded != null) {
            recorded.close();
        }
    }
}
