package io.github.switchgear.quarkus.jars;

import io.github.switchgear.admin.AdminAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an application would write to keep the audit elsewhere. */
@ApplicationScoped
public class Attempts {

    private final List<AdminAttempt> kept = new CopyOnWriteArrayList<>();

    void keep(@Observes AdminAttempt attempt) {
        kept.add(attempt);
    }

    public List<AdminAttempt> kept() {
        return List.copyOf(kept);
    }

    public void forget() {
        kept.clear();
    }
}
