package io.github.switchgear.benchmarks.quarkus;

import io.github.switchgear.benchmarks.cdi.CdiBenchmark;
import io.github.switchgear.benchmarks.cdi.Downstream;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import org.openjdk.jmh.annotations.TearDown;

/** The application in Quarkus. */
public class QuarkusBenchmark extends CdiBenchmark {

    /** What the build of a Quarkus application generates; it starts without {@code Quarkus.run}, which would wait. */
    private static final String GENERATED_APPLICATION = "io.quarkus.runner.ApplicationImpl";

    private final Application application;

    /** Starts it. */
    public QuarkusBenchmark() {
        this(started());
    }

    private QuarkusBenchmark(Application application) {
        super(Arc.container().select(Downstream.class).get());
        this.application = application;
    }

    private static Application started() {
        try {
            Application application = Class.forName(GENERATED_APPLICATION)
                    .asSubclass(Application.class)
                    .getConstructor()
                    .newInstance();
            application.start(new String[0]);
            return application;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This class path is not that of a Quarkus application", e);
        }
    }

    /** Stops it. */
    @TearDown
    public void stop() {
        application.close();
    }
}
