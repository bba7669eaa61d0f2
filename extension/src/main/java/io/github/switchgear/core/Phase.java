package io.github.switchgear.core;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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

    /** When a call may be let through that is not now; null if now, or if nobody knows. */
    default @Nullable Deadline mayCallFrom(long now, BreakerSettings settings) {
        return deadline();
    }

    /** Calls go through, all of them or a share that grows, and failures may open the breaker. */
    sealed interface Closed extends Phase {

        @Override
        default BreakerState state() {
            return BreakerState.CLOSED;
        }

        @Override
        default @Nullable Deadline mayCallFrom(long now, BreakerSettings settings) {
            return null;
        }
    }

    /** All calls go through. */
    enum Steady implements Closed {

        /** There is nothing more to know: each call asks whether this very object is what its breaker is doing. */
        UNWATCHED,

        /** Something is planned, so each call has to look at the clock; or somebody is to be told of each call. */
        WATCHED
    }

    /**
     * What is let through after probes have closed the breaker: a share of the calls that grows evenly from a tenth to all.
     * The first call goes through; each later one adds the share of its moment to a credit, and goes through, for one off,
     * when that has reached one.
     *
     * <p>One is ten times the nanoseconds of the ramp here, so that each share is a whole number and nothing is rounded; of a
     * ramp of a day, that is less than 2<sup>50</sup>.
     *
     * @param begin by the ticker
     * @param deadline its end
     * @param credit what the calls so far have added, less what was taken off; {@code NO_CALL} before the first
     * @param admits whether the call that led here goes through
     */
    record Ramping(long begin, Deadline deadline, long credit, boolean admits) implements Closed {

        private static final long NO_CALL = -1;

        static Ramping beginning(long now, Surroundings around, Duration rampUp) {
            return new Ramping(now, around.deadline(now, rampUp), NO_CALL, true);
        }

        private long one() {
            return 10 * (deadline.nanos() - begin);
        }

        private long part(long now) {
            return Math.min(one(), deadline.nanos() - begin + 9 * (now - begin));
        }

        /** The share of calls that go through. */
        double share(long now) {
            return (double) part(now) / one();
        }

        /** What one more call leads to. */
        Ramping called(long now) {
            if (credit == NO_CALL) {
                return new Ramping(begin, deadline, 0, true);
            }
            long added = credit + part(now);
            return added < one()
                    ? new Ramping(begin, deadline, added, false)
                    : new Ramping(begin, deadline, added - one(), true);
        }

        @Override
        public Phase successor() {
            return Steady.UNWATCHED;
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
            return new HalfOpen(List.of(), 0, opening);
        }

        @Override
        public Cause endsBy() {
            return Cause.RETRY_TIME_PASSED;
        }
    }

    /**
     * Of the probes, some may be ones whose lease has run out; they hold their slots no longer.
     *
     * @param probes the calls that have slots, the latest first
     * @param successes good probes so far
     * @param opening how many openings in a row came before
     */
    record HalfOpen(List<Probe> probes, int successes, int opening) implements Phase {

        /** After somebody let go of a breaker that was forced open: the back-off starts over. */
        static final HalfOpen RELEASED = new HalfOpen(List.of(), 0, 1);

        @Override
        public BreakerState state() {
            return BreakerState.HALF_OPEN;
        }

        private Stream<Probe> inFlight(long now) {
            return probes.stream().filter(probe -> !probe.lease().hasPassed(now));
        }

        boolean isProbed(long now) {
            return inFlight(now).findAny().isPresent();
        }

        boolean hasRoom(long now, BreakerSettings settings) {
            return settings.rules().hasRoom(inFlight(now).count(), successes, settings);
        }

        /** The end of the lease that ends first, where there is no room. */
        @Override
        @SuppressWarnings("CompareToZero") // the sign of a difference
        public @Nullable Deadline mayCallFrom(long now, BreakerSettings settings) {
            return hasRoom(now, settings)
                    ? null
                    : inFlight(now)
                            .map(Probe::lease)
                            .min((one, other) -> Long.signum(one.nanos() - other.nanos()))
                            .orElse(null);
        }

        /** The call that has been let in by this very phase. */
        Probe latest() {
            return probes.get(0);
        }

        /** Whether a probe still holds its slot. */
        boolean isHeldBy(Probe probe, long now) {
            return inFlight(now).anyMatch(held -> held == probe);
        }

        HalfOpen probedBy(Probe next, long now) {
            return new HalfOpen(Stream.concat(Stream.of(next), inFlight(now)).toList(), successes, opening);
        }

        /** A slot is free again, after a probe that proved nothing. */
        HalfOpen without(Probe ended) {
            return new HalfOpen(others(ended), successes, opening);
        }

        /** A slot is free again, after one more good probe. */
        HalfOpen succeeded(Probe ended) {
            return new HalfOpen(others(ended), successes + 1, opening);
        }

        private List<Probe> others(Probe ended) {
            return probes.stream().filter(probe -> probe != ended).toList();
        }
    }

    /** Somebody decides, not the machine. */
    sealed interface Forced extends Phase {

        ManualOverride override();

        Instant since();

        static Forced to(BreakerState kind, ManualOverride override, Instant since, @Nullable Deadline deadline) {
            return kind == BreakerState.FORCED_OPEN
                    ? new ForcedOpen(override, since, deadline)
                    : new ForcedClosed(override, since, deadline);
        }
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
        public @Nullable Deadline mayCallFrom(long now, BreakerSettings settings) {
            return null;
        }

        @Override
        public Phase successor() {
            return Steady.UNWATCHED;
        }
    }

    /** A call that holds a half-open slot; it is told from any other by identity. */
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
