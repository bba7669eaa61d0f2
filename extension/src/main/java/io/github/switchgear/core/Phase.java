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

    /** When a call may be let through that is not now; null if now, or if nobody knows. */
    default @Nullable Deadline mayCallFrom(long now) {
        return deadline();
    }

    /** The one phase that each call asks for: there is nothing to know of it but that it is this very object. */
    enum Closed implements Phase {
        INSTANCE;

        @Override
        public BreakerState state() {
            return BreakerState.CLOSED;
        }
    }

    /** It is the n-th opening in a row, from 1: what the back-off goes by. */
    record Open(Deadline deadline, int opening) implements Phase {

        @Override
        public BreakerState state() {
            return BreakerState.OPEN;
        }

        @Override
        public Phase successor() {
            return new HalfOpen(null, 0, opening);
        }

        @Override
        public Cause endsBy() {
            return Cause.RETRY_TIME_PASSED;
        }
    }

    /**
     * The probe may be one whose lease has run out; it then holds the slot no longer.
     *
     * @param probe the call that has the slot; null if it is free
     * @param successes good probes so far
     * @param opening how many openings in a row came before
     */
    record HalfOpen(@Nullable Probe probe, int successes, int opening) implements Phase {

        /** After somebody let go of a breaker that was forced open: the back-off starts over. */
        static final HalfOpen RELEASED = new HalfOpen(null, 0, 1);

        @Override
        public BreakerState state() {
            return BreakerState.HALF_OPEN;
        }

        @Nullable
        Probe probeInFlight(long now) {
            return probe == null || probe.lease().hasPassed(now) ? null : probe;
        }

        @Override
        public @Nullable Deadline mayCallFrom(long now) {
            Probe inFlight = probeInFlight(now);
            return inFlight == null ? null : inFlight.lease();
        }

        HalfOpen probedBy(Probe next) {
            return new HalfOpen(next, successes, opening);
        }

        /** The slot is free again, after a probe that proved nothing. */
        HalfOpen free() {
            return new HalfOpen(null, successes, opening);
        }

        /** The slot is free again, after one more good probe. */
        HalfOpen succeeded() {
            return new HalfOpen(null, successes + 1, opening);
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
            return HalfOpen.RELEASED;
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

        /** Its end is not when calls go through: they do all the time. */
        @Override
        public @Nullable Deadline mayCallFrom(long now) {
            return null;
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
