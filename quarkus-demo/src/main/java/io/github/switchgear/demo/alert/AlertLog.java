package io.github.switchgear.demo.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the webhook was told most recently, {@value #CAPACITY} events at most, each once. Thread-safe. */
@ApplicationScoped
public class AlertLog {
    static final int CAPACITY = 50;

    private final Map<EventId, Alert> alerts = new LinkedHashMap<>();
    private long last;

    private record EventId(String source, String id) {}

    /** One that is known already is the same post once more, whose answer got lost. */
    synchronized void add(BreakerEvent event) {
        EventId id = new EventId(event.source(), event.id());
        if (alerts.containsKey(id)) {
            return;
        }
        if (alerts.size() == CAPACITY) {
            Iterator<EventId> oldestFirst = alerts.keySet().iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
        last++;
        alerts.put(id, Alert.of(last, event));
    }

    /** The remembered events with a higher number, oldest first. */
    public synchronized Recent after(long number) {
        return new Recent(
                last,
                alerts.values().stream()
                        .filter(alert -> alert.number() > number)
                        .toList());
    }

    /** Some events, and the number of the last one that there was: lower than one asked for after a restart. */
    public record Recent(long last, List<Alert> alerts) {}
}
