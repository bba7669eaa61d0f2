package io.github.switchgear.core;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a breaker is doing, with the data that exist only while it does so. */
sealed interface Phase {

    BreakerState state();

    /** When the clock alone ends this phase; null where it does not. */
    default @Nullable Deadline deadline() {
        return null;
    }

    /** What follows when the clock ends this phase or, where it is forced, when somebody releases it. */
    default Phase successor() {
        return this;
    }

    /** Why that follows when the clock ends this phase. */
    default Cause endsBy() {
        return Cause.OVERRIDE_ENDED;
    }

    /** This phase or, once the clock has ended it, the one that follows. */
    default Phase at(long now) {
        Deadline deadline = deadline();
        return deadline != null && deadline.hasPassed(now) ? successor() : this;
    }

    record Closed() implements Phase {

        static final Closed INSTANCE = new Closed();

        @Override
        public BreakerState state() {
            return BreakerState.CLOSED;
        }
    }

    record Open(Deadline deadline) implements Phase {

        @Override
        public BreakerState state() {
            return BreakerState.OPEN;
        }

        @Override
        public Phase successor() {
            return HalfOpen.FREE;
        }

        @Override
        public Cause endsBy() {
            return Cause.RETRY_TIME_PASSED;
        }
    }

    /** The probe may be one whose lease has run out; it then holds the slot no longer. */
    record HalfOpen(@Nullable Probe probe) implements Phase {

        static final HalfOpen FREE = new HalfOpen(null);

        @Override
        public BreakerState state() {
            return BreakerState.HALF_OPEN;
        }

        @Nullable
        Probe probeInFlight(long now) {
            return probe == null || probe.lease().hasPassed(now) ? null : probe;
        }
    }

    /** Somebody decides, not the machine. */
    sealed interface Forced extends Phase {

        ManualOverride override();

        Instant since();
    }

    record ForcedOpen(
            ManualOverride override,
            Instant since,
            @Nullable Deadline deadline) implements Forced {

        @Override
        public BreakerState state() {
            return BreakerState.FORCED_OPEN;
        }

        @Override
        public Phase successor() {
            return HalfOpen.FREE;
        }
    }

    record ForcedClosed(
            ManualOverride override,
            Instant since,
            @Nullable Deadline deadline) implements Forced {

        @Override
        public BreakerState state() {
            return BreakerState.FORCED_CLOSED;
        }

        @Override
        public Phase successor() {
            return Closed.INSTANCE;
        }
    }

    /** A call that holds the half-open slot; it is told from any other by identity. */
    final class Probe {

        private final Deadline lease;

        Probe(Deadline lease) {
            this.lease = lease;
        }

        Deadline lease() {
            return lease;
        }
    }
}
