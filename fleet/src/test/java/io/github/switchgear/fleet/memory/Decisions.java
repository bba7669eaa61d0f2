package io.github.switchgear.fleet.memory;

import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import io.github.switchgear.fleet.register.Version;
import java.time.Duration;
import java.time.Instant;

/** Decisions for tests. */
final class Decisions {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    private Decisions() {}

    static Subject of(String breaker) {
        return new Subject(breaker, null, Slot.PRESENT);
    }

    static Version at(Instant instant, int counter, String node) {
        return new Version(instant.toEpochMilli(), counter, node);
    }

    static Version at(Instant instant) {
        return at(instant, 0, "shop-1");
    }

    static Decision forced(Subject subject, String reason, Version version) {
        return new Decision(subject, Kind.FORCED_OPEN, reason, "kim", version.at(), null, version);
    }

    static Decision forced(String breaker, Version version) {
        return forced(of(breaker), "because", version);
    }

    static Decision released(String breaker, Version version) {
        return new Decision(of(breaker), Kind.RELEASED, null, null, null, null, version);
    }

    static Decision planned(String breaker, Duration begin, Duration end) {
        return new Decision(
                of(breaker).in(Slot.PLANNED),
                Kind.FORCED_CLOSED,
                "maintenance",
                null,
                NOW.plus(begin),
                NOW.plus(end),
                at(NOW));
    }
}
