package io.github.switchgear.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window as the words of the design give it: a list of calls, those that are too old taken out, the rest counted. It
 * compares the ratio with exact decimals.
 */
abstract class ReferenceWindow implements SlidingWindow {

    private record Call(long slice, @Nullable String failure) {}

    private final List<Call> calls = new ArrayList<>();
    final WindowSettings settings;

    private ReferenceWindow(WindowSettings settings) {
        this.settings = settings;
    }

    static @Nullable ReferenceWindow of(WindowSettings settings, long now) {
        if (settings.calls() > 0) {
            return new LastCalls(settings);
        }
        return settings.time().isZero() ? null : new LastTime(settings, now);
    }

    /** In which slice of time it is; the same one for ever where time does not count. */
    abstract long slice(long now);

    abstract boolean isTooOld(int callsAfterIt, long slicesAfterIt);

    void add(@Nullable String failure, long now) {
        long newest = calls.isEmpty() ? 0 : calls.get(calls.size() - 1).slice();
        calls.add(new Call(Math.max(newest, slice(now)), failure));
    }

    private List<Call> inside(long now) {
        long slice = Math.max(calls.isEmpty() ? 0 : calls.get(calls.size() - 1).slice(), slice(now));
        List<Call> inside = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            if (!isTooOld(calls.size() - 1 - i, slice - calls.get(i).slice())) {
                inside.add(calls.get(i));
            }
        }
        return inside;
    }

    @Override
    public boolean opensOn(boolean failed, long now) {
        add(failed ? "Failure" : null, now);
        return isAtLimit(now);
    }

    @Override
    public boolean isAtLimit(long now) {
        List<Call> inside = inside(now);
        long failures = inside.stream().filter(call -> call.failure() != null).count();
        int few = settings.calls() > 0 ? Math.min(20, settings.calls()) : 20;
        int minimum = settings.minimumCalls() == 0 ? few : settings.minimumCalls();
        return failures > 0 && inside.size() >= minimum && reaches(failures, inside.size());
    }

    /** Whether failures / calls, written as a decimal with as many digits as a double tells apart, is the ratio or more. */
    private boolean reaches(long failures, int of) {
        BigDecimal ratio = BigDecimal.valueOf(settings.failureRatio());
        return BigDecimal.valueOf(failures).compareTo(ratio.multiply(BigDecimal.valueOf(of))) >= 0
                || (double) failures / of == settings.failureRatio();
    }

    boolean hasFailures(long now) {
        return inside(now).stream().anyMatch(call -> call.failure() != null);
    }

    /** What the newest failure that was counted failed by. */
    @Nullable
    String lastFailure() {
        return calls.stream().map(Call::failure).reduce(null, (before, failure) -> failure == null ? before : failure);
    }

    private static final class LastCalls extends ReferenceWindow {

        private LastCalls(WindowSettings settings) {
            super(settings);
        }

        @Override
        long slice(long now) {
            return 0;
        }

        @Override
        boolean isTooOld(int callsAfterIt, long slicesAfterIt) {
            return callsAfterIt >= settings.calls();
        }
    }

    /** Sixty slices, counted from the moment at which the window came into being. */
    private static final class LastTime extends ReferenceWindow {

        private final long beginning;

        private LastTime(WindowSettings settings, long beginning) {
            super(settings);
            this.beginning = beginning;
        }

        @Override
        long slice(long now) {
            return (now - beginning) / (settings.time().toNanos() / 60);
        }

        @Override
        boolean isTooOld(int callsAfterIt, long slicesAfterIt) {
            return slicesAfterIt >= 60;
        }
    }
}
