package io.github.switchgear.core;

import static io.github.switchgear.core.BreakerState.CLOSED;
import static io.github.switchgear.core.BreakerState.FORCED_CLOSED;
import static io.github.switchgear.core.BreakerState.FORCED_OPEN;
import static io.github.switchgear.core.BreakerState.HALF_OPEN;
import static io.github.switchgear.core.BreakerState.OPEN;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.Keys;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.PlannedOverride;
import io.github.switchgear.core.BreakerSnapshot.RampUp;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The state machine as the design tells it, sentence by sentence, for one thread: what a breaker must do. Time is a number
 * of nanoseconds from the start; whoever uses the model moves it.
 */
class Model {

    /** A call that was let through: which generation did so, by which settings it is judged, and when it began. */
    static final class Admission {

        private final long generation;
        private final BreakerSettings settings;
        private final long begun;

        Admission(long generation, BreakerSettings settings, long begun) {
            this.generation = generation;
            this.settings = settings;
            this.begun = begun;
        }
    }

    /** A call that has a half-open slot until then. */
    private record Probe(Admission call, long leaseEnds) {}

    /** Which share of the calls goes through, and what they have added up to; null before the first. */
    private record Ramp(long begins, long ends, @Nullable BigDecimal credit) {

        /** Grows evenly from a tenth to all. */
        BigDecimal share(long now) {
            BigDecimal passed = BigDecimal.valueOf(now - begins).divide(BigDecimal.valueOf(ends - begins));
            return new BigDecimal("0.1").add(new BigDecimal("0.9").multiply(passed));
        }

        Ramp with(BigDecimal otherCredit) {
            return new Ramp(begins, ends, otherCredit);
        }
    }

    /** Something that holds for all keys; the override is null unless it is one that begins. */
    record Done(
            Cause cause,
            long at,
            BreakerState to,
            @Nullable ManualOverride override,
            @Nullable Long ends,
            BreakerSettings settings) {}

    /** An override that begins later. */
    record Planned(BreakerState kind, ManualOverride why, long begins) {}

    /** Why a call was not let through. */
    record Rejection(BreakerState state, Optional<Duration> retryAfter) {}

    final String name;
    final Instant start;
    final double chance;

    BreakerSettings settings;
    BreakerState state = CLOSED;
    Instant since;
    long generation;
    int consecutiveFailures;

    @Nullable
    ReferenceWindow window;

    /** Of an opening: when its retry time has passed. */
    long opensUntil;

    /** How many openings in a row there were. */
    int openings;

    int goodProbes;
    List<Probe> probes = List.of();

    @Nullable
    Ramp ramp;

    @Nullable
    Planned planned;

    @Nullable
    ManualOverride override;

    @Nullable
    Instant overriddenSince;

    @Nullable
    Long overrideEnds;

    long succeeded;
    long failed;
    long slow;
    long neutral;
    long rejected;

    @Nullable
    LastFailure lastFailure;

    final List<BreakerTransition> history = new ArrayList<>();

    /** What was done to it that holds for the keys of a family, in order. */
    List<Done> done = new ArrayList<>();

    /** How often it began a new generation without a transition of its own. */
    long silently;

    /** What counts the same calls, too; null where nothing does. */
    @Nullable
    Model family;

    Model(String name, BreakerSettings settings, Instant start, double chance) {
        this.name = name;
        this.settings = settings;
        this.start = start;
        this.chance = chance;
        this.since = start;
        this.window = ReferenceWindow.of(settings.window(), 0);
    }

    Model(Model other) {
        this(other.name, other.settings, other.start, other.chance);
        state = other.state;
        since = other.since;
        generation = other.generation;
        consecutiveFailures = other.consecutiveFailures;
        window = other.window;
        opensUntil = other.opensUntil;
        openings = other.openings;
        goodProbes = other.goodProbes;
        probes = other.probes;
        ramp = other.ramp;
        planned = other.planned;
        override = other.override;
        overriddenSince = other.overriddenSince;
        overrideEnds = other.overrideEnds;
        succeeded = other.succeeded;
        failed = other.failed;
        slow = other.slow;
        neutral = other.neutral;
        rejected = other.rejected;
        lastFailure = other.lastFailure;
        done = new ArrayList<>(other.done);
        silently = other.silently;
    }

    /** One to which the same has happened. */
    Model copy() {
        return new Model(this);
    }

    BreakerSettings settings() {
        return settings;
    }

    /** Newest first. */
    List<BreakerTransition> history() {
        return history.subList(0, Math.min(50, history.size()));
    }

    int transitions() {
        return history.size();
    }

    BreakerState state(long now) {
        return read(now).state;
    }

    /** A read shows what the clock has brought, and publishes nothing of it. */
    final Model read(long now) {
        Model seen = copy();
        seen.publishWhatTheClockHasBrought(now);
        return seen;
    }

    BreakerSnapshot snapshot(long now) {
        return snapshot(now, null, null);
    }

    final BreakerSnapshot snapshot(long now, @Nullable String key, @Nullable Keys keys) {
        Model seen = read(now);
        return new BreakerSnapshot(
                name,
                seen.state,
                seen.since,
                generation + seen.silently - silently,
                seen.consecutiveFailures,
                seen.retryAfterMillis(now),
                seen.state == HALF_OPEN && seen.isProbed(now),
                seen.state == FORCED_CLOSED && seen.isAtLimit(now),
                new Totals(succeeded, failed, slow, neutral, rejected),
                lastFailure,
                seen.activeOverride(),
                seen.rampUp(now),
                seen.plannedOverride(),
                key,
                keys);
    }

    private @Nullable Long retryAfterMillis(long now) {
        if (state == HALF_OPEN && hasRoom(now)) {
            return 0L;
        }
        return state == CLOSED
                ? null
                : timeLeft(now)
                        .map(left -> (left.toNanos() + 999_999) / 1_000_000)
                        .orElse(null);
    }

    /** The time until a call may be let through. */
    private Optional<Duration> timeLeft(long now) {
        return switch (state) {
            case OPEN -> Optional.of(Duration.ofNanos(opensUntil - now));
            case HALF_OPEN ->
                inFlight(now)
                        .map(probe -> Duration.ofNanos(probe.leaseEnds() - now))
                        .min(Duration::compareTo);
            case FORCED_OPEN -> Optional.ofNullable(overrideEnds).map(end -> Duration.ofNanos(end - now));
            case CLOSED -> Optional.ofNullable(ramp).map(ramping -> Duration.ofNanos(ramping.ends() - now));
            case FORCED_CLOSED -> Optional.empty();
        };
    }

    private @Nullable RampUp rampUp(long now) {
        return ramp == null ? null : new RampUp(ramp.share(now).doubleValue(), start.plusNanos(ramp.ends()));
    }

    private @Nullable PlannedOverride plannedOverride() {
        if (planned == null) {
            return null;
        }
        ManualOverride why = planned.why();
        Instant begins = start.plusNanos(planned.begins());
        return new PlannedOverride(
                planned.kind(),
                why.reason().orElseThrow(),
                why.actor().orElse(null),
                begins,
                why.duration().map(begins::plus).orElse(null));
    }

    private @Nullable ActiveOverride activeOverride() {
        if (override == null || overriddenSince == null) {
            return null;
        }
        return new ActiveOverride(
                state,
                override.reason().orElseThrow(),
                override.actor().orElse(null),
                overriddenSince,
                overrideEnds == null ? null : start.plusNanos(overrideEnds));
    }

    // ---- calls

    /** Lets a call in and gives its admission; or gives the rejection. */
    Object begin(long now) {
        publishWhatTheClockHasBrought(now);
        Admission admission = new Admission(generation, settings, now);
        switch (state) {
            case CLOSED -> {
                if (ramp == null || isWithinShare(ramp, now)) {
                    return admission;
                }
            }
            case FORCED_CLOSED -> {
                return admission;
            }
            case HALF_OPEN -> {
                if (hasRoom(now)) {
                    Probe probe = new Probe(admission, now + lease().toNanos());
                    probes = Stream.concat(Stream.of(probe), inFlight(now)).toList();
                    return admission;
                }
            }
            case OPEN, FORCED_OPEN -> {
                // rejected
            }
        }
        count(model -> model.rejected++);
        return new Rejection(state, timeLeft(now));
    }

    /** The first call is; each later one adds the share of its moment, and is where that makes a whole one. */
    private boolean isWithinShare(Ramp ramping, long now) {
        if (ramping.credit() == null) {
            ramp = ramping.with(BigDecimal.ZERO);
            return true;
        }
        BigDecimal credit = ramping.credit().add(ramping.share(now));
        boolean isWhole = credit.compareTo(BigDecimal.ONE) >= 0;
        ramp = ramping.with(isWhole ? credit.subtract(BigDecimal.ONE) : credit);
        return isWhole;
    }

    private Stream<Probe> inFlight(long now) {
        return probes.stream().filter(probe -> isInFlight(probe.leaseEnds(), now));
    }

    /** A lease that has run out, now being at its end or after it, holds the slot no longer. */
    boolean isInFlight(long leaseEnds, long now) {
        return now < leaseEnds;
    }

    private boolean isProbed(long now) {
        return inFlight(now).findAny().isPresent();
    }

    private boolean hasRoom(long now) {
        long trying = inFlight(now).count();
        if (settings.rules() == BreakerRules.MICROPROFILE
                && trying > 0
                && trying + goodProbes >= settings.probeSuccesses()) {
            return false;
        }
        return trying < settings.probes();
    }

    private boolean holdsSlot(Admission call, long now) {
        return inFlight(now).anyMatch(probe -> probe.call() == call);
    }

    private void giveBack(Admission call) {
        probes = probes.stream().filter(probe -> probe.call() != call).toList();
    }

    private Duration lease() {
        if (!settings.probeLease().isZero()) {
            return settings.probeLease();
        }
        Duration second = Duration.ofSeconds(1);
        return settings.retryTimer().compareTo(second) < 0 ? second : settings.retryTimer();
    }

    /** Judges a call by the settings that admitted it. */
    void end(Admission call, Outcome outcome, long now) {
        BreakerSettings judge = call.settings;
        if (outcome.thrown() != null) {
            if (outcome.isCancellation()) {
                neutral(call, now);
            } else if (!isFailure(outcome.thrown(), judge)) {
                notFailed(call, now);
            } else {
                failed(call, outcome.thrown().getClass().getName(), now);
            }
        } else if (!judge.validator().test(outcome.value())) {
            failed(call, judge.validator().toString(), now);
        } else if (!judge.slowCall().isZero()
                && now - call.begun > judge.slowCall().toNanos()) {
            count(model -> model.slow++);
            failed(call, "slowCall", now);
        } else {
            succeeded(call, now);
        }
    }

    private static boolean isFailure(Throwable thrown, BreakerSettings judge) {
        return judge.failureExceptions().isEmpty()
                ? judge.allowedExceptions().stream().noneMatch(type -> type.isInstance(thrown))
                : judge.failureExceptions().stream().anyMatch(type -> type.isInstance(thrown));
    }

    private void count(Consumer<Model> one) {
        one.accept(this);
        if (family != null) {
            one.accept(family);
        }
    }

    /** It threw what is no failure. */
    private void notFailed(Admission call, long now) {
        if (call.settings.rules() == BreakerRules.MICROPROFILE) {
            succeeded(call, now);
        } else {
            neutral(call, now);
        }
    }

    private void neutral(Admission call, long now) {
        count(model -> model.neutral++);
        if (counts(call, now)) {
            giveBack(call);
        }
    }

    private void failed(Admission call, String failure, long now) {
        count(model -> model.failed++);
        lastFailure = new LastFailure(failure, start.plusNanos(now));
        if (!counts(call, now)) {
            return;
        }
        consecutiveFailures++;
        switch (state) {
            case HALF_OPEN -> open(openings + 1, Cause.PROBE_FAILED, failure, now);
            case CLOSED, FORCED_CLOSED -> countInWindow(failure, now);
            case OPEN, FORCED_OPEN -> throw new AssertionError("no call is let through");
        }
        if (state == CLOSED && window == null && isAtLimit(now)) {
            open(1, Cause.FAILURES_REACHED, failure, now);
        }
    }

    void succeeded(Admission call, long now) {
        count(model -> model.succeeded++);
        if (!counts(call, now)) {
            return;
        }
        switch (state) {
            case HALF_OPEN -> {
                giveBack(call);
                goodProbes++;
                if (goodProbes >= settings.probeSuccesses()) {
                    change(CLOSED, Cause.PROBE_SUCCEEDED, start.plusNanos(now), null, null, now);
                    long lasts = settings.rampUp().toNanos();
                    ramp = lasts == 0 ? null : new Ramp(now, now + lasts, null);
                }
            }
            case CLOSED, FORCED_CLOSED -> {
                consecutiveFailures = 0;
                countInWindow(null, now);
            }
            case OPEN, FORCED_OPEN -> throw new AssertionError("no call is let through");
        }
    }

    private void countInWindow(@Nullable String failure, long now) {
        if (window != null) {
            window.add(failure, now);
            if (state == CLOSED && isAtLimit(now)) {
                open(1, Cause.FAILURE_RATIO_REACHED, window.lastFailure(), now);
            }
        }
    }

    /**
     * A result counts only for the generation that admitted it, and a probe's only while it holds the slot, but by the rules of
     * MicroProfile.
     */
    private boolean counts(Admission call, long now) {
        if (call.generation != generation) {
            return false;
        }
        publishWhatTheClockHasBrought(now);
        return call.generation == generation
                && (state != HALF_OPEN || settings.rules() == BreakerRules.MICROPROFILE || holdsSlot(call, now));
    }

    private boolean isAtLimit(long now) {
        return window == null ? consecutiveFailures >= settings.allowedFails() : window.isAtLimit(now);
    }

    // ---- what people order

    void reset(ManualOverride by, long now) {
        publishWhatTheClockHasBrought(now);
        planned = null;
        change(unforced(CLOSED), Cause.RESET, start.plusNanos(now), null, by, now);
        empty(now);
        forcedAgain();
        done.add(new Done(Cause.RESET, now, CLOSED, null, null, settings));
    }

    void force(BreakerState forced, ManualOverride why, long now) {
        publishWhatTheClockHasBrought(now);
        if (why.from().isPresent()) {
            long ahead =
                    Duration.between(start.plusNanos(now), why.from().get()).toNanos();
            planned = new Planned(forced, why, now + ahead);
            record(state, state, Cause.PLANNED, start.plusNanos(now), null, why);
        } else {
            forceAt(now, forced, why, why, now);
        }
    }

    /** Recorded as brought about by somebody or, where it was planned, by the clock. */
    private void forceAt(long at, BreakerState forced, ManualOverride why, ManualOverride recorded, long now) {
        change(forced, Cause.FORCED, start.plusNanos(at), null, recorded, now);
        override = why;
        overriddenSince = start.plusNanos(at);
        overrideEnds = why.duration().map(lasts -> at + lasts.toNanos()).orElse(null);
        done.add(new Done(Cause.FORCED, at, forced, why, overrideEnds, settings));
    }

    void release(ManualOverride by, long now) {
        publishWhatTheClockHasBrought(now);
        if (isForced()) {
            planned = null;
            handBack(Cause.RELEASED, start.plusNanos(now), by, now);
        } else if (planned != null) {
            planned = null;
            record(state, state, Cause.RELEASED, start.plusNanos(now), null, by);
        }
    }

    /** From forced open the next call is a probe; from forced closed it is closed. */
    private void handBack(Cause cause, Instant at, @Nullable ManualOverride by, long now) {
        openings = 1;
        BreakerState to = state == FORCED_OPEN ? HALF_OPEN : CLOSED;
        change(unforced(to), cause, at, null, by, now);
        forcedAgain();
        done.add(new Done(cause, Duration.between(start, at).toNanos(), to, null, null, settings));
    }

    /** Whether somebody has forced this very breaker. */
    boolean isForced() {
        return override != null;
    }

    /** What a breaker is that is not forced itself any more. */
    BreakerState unforced(BreakerState otherwise) {
        return otherwise;
    }

    /** Where that is forced by its family. */
    void forcedAgain() {}

    /** Whatever overrode it does so no more. */
    void overridden() {}

    /** What is counted begins anew. */
    final void empty(long now) {
        consecutiveFailures = 0;
        window = ReferenceWindow.of(settings.window(), now);
    }

    void reconfigure(BreakerSettings changed, ManualOverride by, long now) {
        publishWhatTheClockHasBrought(now);
        take(changed, now);
        done.add(new Done(Cause.RECONFIGURED, now, state, null, null, settings));
        record(state, state, Cause.RECONFIGURED, start.plusNanos(now), null, by);
    }

    final void take(BreakerSettings changed, long now) {
        if (!changed.window().equals(settings.window())) {
            window = ReferenceWindow.of(changed.window(), now);
        }
        settings = changed;
        ramp = changed.rampUp().isZero() ? null : ramp;
    }

    // ---- how the state changes

    /** In order of time. */
    void publishWhatTheClockHasBrought(long now) {
        while (step(now)) {
            // one after the other
        }
    }

    /** Takes the earliest step that is due; false if there is none. */
    boolean step(long now) {
        Long at = nextStep(now);
        if (at == null) {
            return false;
        }
        if (planned != null && planned.begins() == at && !isEnd(at)) {
            Planned begun = planned;
            planned = null;
            forceAt(at, begun.kind(), begun.why(), begun.why().begun(), now);
        } else if (state == OPEN) {
            change(HALF_OPEN, Cause.RETRY_TIME_PASSED, start.plusNanos(at), null, null, now);
        } else {
            handBack(Cause.OVERRIDE_ENDED, start.plusNanos(at), null, now);
        }
        return true;
    }

    /** When the clock brought the earliest step; null if none is due. */
    final @Nullable Long nextStep(long now) {
        if (ramp != null && now >= ramp.ends()) {
            ramp = null;
        }
        Long end = end();
        Long begins = planned == null ? null : Long.valueOf(planned.begins());
        return Stream.of(Optional.ofNullable(end), Optional.ofNullable(begins))
                .flatMap(Optional::stream)
                .filter(at -> at <= now)
                .min(Long::compare)
                .orElse(null);
    }

    /** Where an override ends at the moment at which another begins, it ends first. */
    private boolean isEnd(long at) {
        Long end = end();
        return end != null && end == at;
    }

    private @Nullable Long end() {
        if (state == OPEN) {
            return opensUntil;
        }
        return isForced() ? overrideEnds : null;
    }

    private void open(int opening, Cause cause, @Nullable String failure, long now) {
        openings = opening;
        opensUntil = now + openTime();
        change(OPEN, cause, start.plusNanos(now), failure, null, now);
    }

    /** The n-th opening in a row: retryTimer × multiplier^(n-1), capped by max, then spread by ± jitter. */
    private long openTime() {
        BackoffSettings backoff = settings.backoff();
        BigDecimal grown = BigDecimal.valueOf(settings.retryTimer().toNanos())
                .multiply(BigDecimal.valueOf(backoff.multiplier()).pow(openings - 1));
        Duration max = backoff.max().isZero() ? Duration.ofDays(365) : backoff.max();
        return grown.min(BigDecimal.valueOf(max.toNanos()))
                .multiply(BigDecimal.valueOf(1 + backoff.jitter() * (2 * chance - 1)))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private void change(
            BreakerState to, Cause cause, Instant at, @Nullable String failure, @Nullable ManualOverride by, long now) {
        generation++;
        record(state, to, cause, at, failure, by);
        turn(to, at, now);
    }

    final void turn(BreakerState to, Instant at, long now) {
        since = state == to ? since : at;
        state = to;
        probes = List.of();
        ramp = null;
        goodProbes = 0;
        override = null;
        overriddenSince = null;
        overrideEnds = null;
        overridden();
        if (to == CLOSED) {
            empty(now);
        }
    }

    /** The key that its transitions tell. */
    @Nullable
    String key() {
        return null;
    }

    private void record(
            BreakerState from,
            BreakerState to,
            Cause cause,
            Instant at,
            @Nullable String failure,
            @Nullable ManualOverride by) {
        String actor = by == null ? null : by.actor().orElse(null);
        String reason = by == null ? null : by.reason().orElse(null);
        Origin origin = by == null ? Origin.of(cause) : by.origin();
        history.add(
                0, new BreakerTransition(name, from, to, cause, generation, at, failure, actor, reason, origin, key()));
    }
}
