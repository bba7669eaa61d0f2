package io.github.switchgear.core;

import static io.github.switchgear.core.BreakerState.CLOSED;
import static io.github.switchgear.core.BreakerState.FORCED_CLOSED;
import static io.github.switchgear.core.BreakerState.FORCED_OPEN;
import static io.github.switchgear.core.BreakerState.HALF_OPEN;
import static io.github.switchgear.core.BreakerState.OPEN;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state machine as the design tells it, sentence by sentence, for one thread: what a breaker must do. Time is a number
 * of nanoseconds from the start; whoever uses the model moves it.
 */
class Model {

    /** A call that was let through: which generation did so, by which settings it is judged, and when it began. */
    record Admission(long generation, BreakerSettings settings, long begun) {}

    /** Why a call was not let through. */
    record Rejection(BreakerState state, Optional<Duration> retryAfter) {}

    private final String name;
    private final Instant start;
    private final double chance;

    private BreakerSettings settings;
    private BreakerState state = CLOSED;
    private Instant since;
    private long generation;
    private int consecutiveFailures;
    private @Nullable ReferenceWindow window;

    /** Of an opening: when its retry time has passed. */
    private long opensUntil;

    /** How many openings in a row there were. */
    private int openings;

    private int goodProbes;
    private @Nullable Admission probe;
    private long leaseEnds;

    private @Nullable ManualOverride override;
    private @Nullable Instant overriddenSince;
    private @Nullable Long overrideEnds;

    private long succeeded;
    private long failed;
    private long slow;
    private long neutral;
    private long rejected;
    private @Nullable LastFailure lastFailure;
    private final List<BreakerTransition> history = new ArrayList<>();

    Model(String name, BreakerSettings settings, Instant start, double chance) {
        this.name = name;
        this.settings = settings;
        this.start = start;
        this.chance = chance;
        this.since = start;
        this.window = ReferenceWindow.of(settings.window(), 0);
    }

    private Model(Model other) {
        this(other.name, other.settings, other.start, other.chance);
        state = other.state;
        since = other.since;
        generation = other.generation;
        consecutiveFailures = other.consecutiveFailures;
        window = other.window;
        opensUntil = other.opensUntil;
        openings = other.openings;
        goodProbes = other.goodProbes;
        probe = other.probe;
        leaseEnds = other.leaseEnds;
        override = other.override;
        overriddenSince = other.overriddenSince;
        overrideEnds = other.overrideEnds;
        succeeded = other.succeeded;
        failed = other.failed;
        slow = other.slow;
        neutral = other.neutral;
        rejected = other.rejected;
        lastFailure = other.lastFailure;
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
    private Model read(long now) {
        Model seen = new Model(this);
        seen.publishWhatTheClockHasBrought(now);
        return seen;
    }

    BreakerSnapshot snapshot(long now) {
        Model seen = read(now);
        return new BreakerSnapshot(
                name,
                seen.state,
                seen.since,
                generation,
                seen.consecutiveFailures,
                seen.retryAfterMillis(now),
                seen.state == HALF_OPEN && seen.isProbing(now),
                seen.state == FORCED_CLOSED && seen.isAtLimit(now),
                new Totals(succeeded, failed, slow, neutral, rejected),
                lastFailure,
                seen.activeOverride());
    }

    private @Nullable Long retryAfterMillis(long now) {
        if (state == HALF_OPEN && !isProbing(now)) {
            return 0L;
        }
        return timeLeft(now).map(left -> (left.toNanos() + 999_999) / 1_000_000).orElse(null);
    }

    /** The time until a call may be let through. */
    private Optional<Duration> timeLeft(long now) {
        return switch (state) {
            case OPEN -> Optional.of(Duration.ofNanos(opensUntil - now));
            case HALF_OPEN -> Optional.of(Duration.ofNanos(leaseEnds - now));
            case FORCED_OPEN -> Optional.ofNullable(overrideEnds).map(end -> Duration.ofNanos(end - now));
            case CLOSED, FORCED_CLOSED -> Optional.empty();
        };
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
            case CLOSED, FORCED_CLOSED -> {
                return admission;
            }
            case HALF_OPEN -> {
                if (!isProbing(now)) {
                    probe = admission;
                    leaseEnds = now + lease().toNanos();
                    return admission;
                }
            }
            case OPEN, FORCED_OPEN -> {
                // rejected
            }
        }
        rejected++;
        return new Rejection(state, timeLeft(now));
    }

    /** A lease that has run out, now being at its end or after it, holds the slot no longer. */
    boolean isProbing(long now) {
        return probe != null && now < leaseEnds;
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
        BreakerSettings judge = call.settings();
        if (outcome.thrown() != null) {
            if (outcome.isCancellation() || !isFailure(outcome.thrown(), judge)) {
                neutral(call, now);
            } else {
                failed(call, outcome.thrown().getClass().getName(), now);
            }
        } else if (!judge.validator().test(outcome.value())) {
            failed(call, judge.validator().toString(), now);
        } else if (!judge.slowCall().isZero()
                && now - call.begun() > judge.slowCall().toNanos()) {
            slow++;
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

    private void neutral(Admission call, long now) {
        neutral++;
        if (counts(call, now) && state == HALF_OPEN) {
            probe = null;
        }
    }

    private void failed(Admission call, String failure, long now) {
        failed++;
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
        succeeded++;
        if (!counts(call, now)) {
            return;
        }
        switch (state) {
            case HALF_OPEN -> {
                probe = null;
                goodProbes++;
                if (goodProbes >= settings.probeSuccesses()) {
                    change(CLOSED, Cause.PROBE_SUCCEEDED, start.plusNanos(now), null, null, now);
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

    /** A result counts only for the generation that admitted it, and a probe's only while it holds the slot. */
    private boolean counts(Admission call, long now) {
        if (call.generation() != generation) {
            return false;
        }
        publishWhatTheClockHasBrought(now);
        return call.generation() == generation && (state != HALF_OPEN || (isProbing(now) && call.equals(probe)));
    }

    private boolean isAtLimit(long now) {
        return window == null ? consecutiveFailures >= settings.allowedFails() : window.isAtLimit(now);
    }

    // ---- what people order

    void reset(ManualOverride by, long now) {
        publishWhatTheClockHasBrought(now);
        change(CLOSED, Cause.RESET, start.plusNanos(now), null, by, now);
    }

    void force(BreakerState forced, ManualOverride why, long now) {
        publishWhatTheClockHasBrought(now);
        change(forced, Cause.FORCED, start.plusNanos(now), null, why, now);
        override = why;
        overriddenSince = start.plusNanos(now);
        overrideEnds = why.duration().map(lasts -> now + lasts.toNanos()).orElse(null);
    }

    void release(ManualOverride by, long now) {
        publishWhatTheClockHasBrought(now);
        if (override != null) {
            handBack(Cause.RELEASED, start.plusNanos(now), by, now);
        }
    }

    /** From forced open the next call is a probe; from forced closed it is closed. */
    private void handBack(Cause cause, Instant at, @Nullable ManualOverride by, long now) {
        openings = 1;
        change(state == FORCED_OPEN ? HALF_OPEN : CLOSED, cause, at, null, by, now);
    }

    void reconfigure(BreakerSettings changed, ManualOverride by, long now) {
        publishWhatTheClockHasBrought(now);
        if (!changed.window().equals(settings.window())) {
            window = ReferenceWindow.of(changed.window(), now);
        }
        settings = changed;
        record(state, state, Cause.RECONFIGURED, start.plusNanos(now), null, by);
    }

    // ---- how the state changes

    private void publishWhatTheClockHasBrought(long now) {
        if (state == OPEN && now >= opensUntil) {
            change(HALF_OPEN, Cause.RETRY_TIME_PASSED, start.plusNanos(opensUntil), null, null, now);
        } else if (overrideEnds != null && now >= overrideEnds) {
            handBack(Cause.OVERRIDE_ENDED, start.plusNanos(overrideEnds), null, now);
        }
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
        since = state == to ? since : at;
        state = to;
        probe = null;
        goodProbes = 0;
        override = null;
        overriddenSince = null;
        overrideEnds = null;
        if (to == CLOSED) {
            consecutiveFailures = 0;
            window = ReferenceWindow.of(settings.window(), now);
        }
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
        history.add(0, new BreakerTransition(name, from, to, cause, generation, at, failure, actor, reason));
    }
}
