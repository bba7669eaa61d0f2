package io.github.switchgear.admin.history;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.CircuitBreaker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The last hour of every breaker in steps of ten seconds, which are the differences of its totals: a reset does not change
 * them. Who has it {@linkplain #sample() look} at the end of each step decides on which thread that happens. Safe for use by
 * any number of threads; a guarded call never waits for it.
 *
 * <p>Of a breaker that was never called nothing is kept, and of one that has gone nothing from the next look on. Where a
 * look did not come in time, the steps without one are unknown, and what they had is in the first one that is known.
 */
public final class CallHistories {

    /** How many steps are kept: an hour. */
    public static final int STEPS = 360;

    /** How long one is. */
    public static final Duration STEP = Duration.ofSeconds(10);

    static final int STEPS_A_MINUTE = 6;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Totals NONE = new Totals(0, 0, 0, 0, 0);

    private final BreakerRegistry registry;
    private final LongSupplier nanoTicker;
    private final InstantSource timeOfDay;
    private final long started;

    // Guarded by this.
    private Map<String, SampledBreaker> sampled = new HashMap<>();
    private final StepCounts whole = new StepCounts(STEPS);
    private final BitSet unknown = new BitSet(STEPS);
    private long ended;
    private Instant end;

    /**
     * None yet. What was counted before is in no step.
     *
     * @param registry of the breakers
     * @param nanoTicker measures steps, as {@link System#nanoTime()}
     * @param timeOfDay dates them
     */
    public CallHistories(BreakerRegistry registry, LongSupplier nanoTicker, InstantSource timeOfDay) {
        this.registry = registry;
        this.nanoTicker = nanoTicker;
        this.timeOfDay = timeOfDay;
        this.started = nanoTicker.getAsLong();
        this.end = timeOfDay.instant().truncatedTo(ChronoUnit.MILLIS);
        for (CircuitBreaker breaker : registry.all()) {
            Totals totals = breaker.totals();
            if (!totals.equals(NONE)) {
                sampled.put(breaker.name(), new SampledBreaker(breaker, totals));
            }
        }
    }

    /**
     * Tells how long it is until the next step ends.
     *
     * @return in nanoseconds; not more than nothing where it has ended already
     */
    public synchronized long untilNextLook() {
        return (ended + 1) * STEP.toNanos() - (nanoTicker.getAsLong() - started);
    }

    /** Reads the totals of all breakers, if a step has ended since that was last done. */
    public synchronized void sample() {
        long now = nanoTicker.getAsLong() - started;
        long ends = now / STEP.toNanos();
        if (ends <= ended) {
            return;
        }
        long step = ends - 1;
        long oldest = Math.max(ended, ends - STEPS);
        for (long begun = oldest; begun < ends; begun++) {
            unknown.set(place(begun), begun < step);
            whole.begin(begun);
        }
        Map<String, SampledBreaker> living = new HashMap<>();
        for (CircuitBreaker breaker : registry.all()) {
            sampled(breaker, step, oldest).ifPresent(kept -> living.put(breaker.name(), kept));
        }
        sampled = living;
        ended = ends;
        end = timeOfDay.instant().minusNanos(now % STEP.toNanos()).truncatedTo(ChronoUnit.MILLIS);
    }

    private Optional<SampledBreaker> sampled(CircuitBreaker breaker, long step, long oldest) {
        Totals totals = breaker.totals();
        Optional<SampledBreaker> known = known(breaker);
        if (known.isEmpty() && totals.equals(NONE)) {
            return Optional.empty();
        }
        SampledBreaker kept = known.orElseGet(() -> new SampledBreaker(breaker, NONE));
        for (long begun = oldest; begun <= step; begun++) {
            kept.begin(begun);
        }
        kept.sample(step, totals, whole);
        return Optional.of(kept);
    }

    private Optional<SampledBreaker> known(CircuitBreaker breaker) {
        return Optional.ofNullable(sampled.get(breaker.name())).filter(kept -> kept.isOf(breaker));
    }

    /**
     * Tells the history of a breaker.
     *
     * @param name its exact name
     * @return up to an hour of it, and no step at all if it was never called; empty if there is no such breaker
     */
    public Optional<CallHistory> of(String name) {
        return registry.find(name).map(this::of);
    }

    private synchronized CallHistory of(CircuitBreaker breaker) {
        return known(breaker).map(kept -> sum(List.of(kept.counts()))).orElseGet(() -> new CallHistory(end, STEP, 0));
    }

    /**
     * Tells the history of all breakers together.
     *
     * @return up to an hour, with the calls of breakers that have gone since
     */
    public synchronized CallHistory whole() {
        return sum(List.of(whole));
    }

    /**
     * Tells the history of some breakers together.
     *
     * @param names of these
     * @return up to an hour of what they had
     */
    public synchronized CallHistory of(Set<String> names) {
        return sum(living(names).map(SampledBreaker::counts).toList());
    }

    private Stream<SampledBreaker> living(Collection<String> names) {
        return names.stream().flatMap(name -> registry.find(name).flatMap(this::known).stream());
    }

    private CallHistory sum(List<StepCounts> all) {
        int steps = (int) Math.min(ended, STEPS);
        return sum(all, new CallHistory(end.minus(STEP.multipliedBy(steps)), STEP, steps), 1);
    }

    private CallHistory sum(List<StepCounts> all, CallHistory sum, int stepsOfEach) {
        all.forEach(counts -> counts.addTo(sum, ended, stepsOfEach));
        long first = ended - (long) sum.steps() * stepsOfEach;
        for (int i = 0; i < sum.steps(); i++) {
            long begin = Math.max(0, first + (long) i * stepsOfEach);
            long afterwards = first + (i + 1L) * stepsOfEach;
            if (LongStream.range(begin, afterwards).allMatch(step -> unknown.get(place(step))) && begin < afterwards) {
                sum.isUnknown(i);
            }
        }
        return sum;
    }

    /**
     * Tells the last minutes of all breakers to which a call came in them. They end with the last step, so that the first one
     * may have begun before the application.
     *
     * @param names only of these
     * @param minutes how many, from 1 to 60
     * @return those of each by itself, ordered as the names are
     */
    public synchronized Recent recent(Collection<String> names, int minutes) {
        Instant from = end.minus(MINUTE.multipliedBy(minutes));
        List<RecentCalls> breakers = names.stream()
                .flatMap(name -> registry.find(name).flatMap(this::known).stream()
                        .map(kept -> new RecentCalls(
                                name,
                                sum(List.of(kept.counts()), new CallHistory(from, MINUTE, minutes), STEPS_A_MINUTE),
                                kept.fallbacksOfLastMinute())))
                .filter(each -> each.fallbacks() > 0 || each.calls().hasCalls())
                .toList();
        return new Recent(from, MINUTE, minutes, breakers);
    }

    /**
     * The last minutes of several breakers.
     *
     * @param from when the first minute began
     * @param step a minute
     * @param steps how many minutes
     * @param breakers each to which a call came
     */
    public record Recent(Instant from, Duration step, int steps, List<RecentCalls> breakers) {

        /**
         * Copies what it is given.
         *
         * @param from when the first minute began
         * @param step a minute
         * @param steps how many minutes
         * @param breakers each to which a call came
         */
        public Recent {
            breakers = List.copyOf(breakers);
        }
    }

    private static int place(long step) {
        return (int) Math.floorMod(step, (long) STEPS);
    }
}
