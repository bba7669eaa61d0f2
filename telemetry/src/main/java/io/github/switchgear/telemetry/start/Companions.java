package io.github.switchgear.telemetry.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** All that goes with the application. Where one of them fails its start, those that have begun are ended. */
@Singleton
public class Companions {

    private final List<Companion> begun = new ArrayList<>();

    @Inject
    @Any
    Instance<Companion> all;

    /** Has each of them begin. */
    public void start() {
        endOnFailure(() -> {
            for (Companion companion : all) {
                begun.add(companion);
                companion.start();
            }
        });
    }

    /** Has each of them go on. */
    public void started() {
        endOnFailure(() -> {
            for (Companion companion : begun) {
                companion.started();
            }
        });
    }

    /** Nobody else may be told of the end of a start that has failed. */
    private void endOnFailure(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failed) {
            try {
                end();
            } catch (RuntimeException | Error further) {
                failed.addSuppressed(further);
            }
            throw failed;
        }
    }

    /** Some containers tell nobody of a shutdown but by this. */
    void end(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        end();
    }

    /** Each, also where one of them cannot. */
    private void end() {
        if (!begun.isEmpty()) {
            Companion last = begun.remove(begun.size() - 1);
            try {
                last.end();
            } finally {
                end();
            }
        }
    }
}
