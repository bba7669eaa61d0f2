package io.github.switchgear.demo.traffic;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

/** The most recent calls, {@value #CAPACITY} of them at most. Thread-safe. */
@ApplicationScoped
public class CallLog {
    static final int CAPACITY = 200;

    private final ArrayDeque<Call> calls = new ArrayDeque<>(CAPACITY);
    private long last;

    synchronized void add(Instant at, String breaker, Verdict verdict, Duration took) {
        if (calls.size() == CAPACITY) {
            calls.removeFirst();
        }
        last++;
        calls.addLast(new Call(last, at, breaker, verdict.outcome(), took.toMillis(), verdict.text()));
    }

    /** The remembered calls with a higher number, oldest first. */
    public synchronized Recent after(long number) {
        return new Recent(
                last, calls.stream().filter(call -> call.number() > number).toList());
    }

    /** Some calls, and the number of the last call that there was: lower than one asked for after a restart. */
    public record Recent(long last, List<Call> calls) {}
}
