package io.github.switchgear.core;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a breaker or to a family of them, made up from a seed.
 *
 * @param settings those that the breaker begins with
 * @param chance what its jitter goes by
 * @param maxKeys how many keys are tracked; 0 means that it is no family
 */
record Script(long seed, BreakerSettings settings, double chance, int maxKeys, List<ScriptStep> steps) {

    private static final int CALLS = 4;
    private static final int KEYS = 3;
    private static final Outcome[] OUTCOMES = Outcome.values();

    static Script random(long seed) {
        return new Maker(new Random(seed), 0).script(seed);
    }

    /** With more keys than there is room for. */
    static Script ofKeys(long seed) {
        return new Maker(new Random(seed), 1 + (int) (seed % KEYS)).script(seed);
    }

    /** Whether somebody listens to the calls, which must make no difference. */
    boolean isHeard() {
        return seed % 2 == 1;
    }

    Script with(List<ScriptStep> otherSteps) {
        return new Script(seed, settings, chance, maxKeys, otherSteps);
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("seed " + seed + ", chance " + chance + ", keys " + maxKeys + ", " + settings);
        steps.forEach(step -> text.append("\n  ").append(step));
        return text.toString();
    }

    /** A validator that wants anything but what is bad. */
    static boolean isGood(Object value) {
        return !Objects.equals(value, "bad");
    }

    private static final class Maker {

        private final Random random;
        private final double failing;
        private final int maxKeys;

        Maker(Random random, int maxKeys) {
            this.random = random;
            this.maxKeys = maxKeys;
            this.failing = random.nextDouble();
        }

        Script script(long seed) {
            BreakerSettings settings = settings();
            double chance = pick(0.0, 0.25, 0.5, 0.75);
            List<ScriptStep> steps = new ArrayList<>();
            int length = 5 + random.nextInt(75);
            while (steps.size() < length) {
                steps.add(step());
            }
            return new Script(seed, settings, chance, maxKeys, steps);
        }

        private @Nullable String key() {
            return maxKeys == 0 || random.nextInt(3) == 0 ? null : "key " + random.nextInt(KEYS);
        }

        private ScriptStep step() {
            int choice = random.nextInt(100);
            if (choice < 40) {
                return new ScriptStep.Call(key(), outcome());
            }
            if (choice < 55) {
                return new ScriptStep.Begin(key(), random.nextInt(CALLS));
            }
            if (choice < 68) {
                return new ScriptStep.End(random.nextInt(CALLS), outcome());
            }
            if (choice < 90) {
                return new ScriptStep.Wait(time());
            }
            return order();
        }

        private ScriptStep order() {
            return switch (random.nextInt(10)) {
                case 0 -> new ScriptStep.Reset(key(), by());
                case 1, 2 -> new ScriptStep.Force(key(), BreakerState.FORCED_OPEN, why());
                case 3, 4 -> new ScriptStep.Force(key(), BreakerState.FORCED_CLOSED, why());
                case 5, 6 -> new ScriptStep.Release(key(), by());
                case 7, 8 ->
                    new ScriptStep.Plan(
                            key(), pick(BreakerState.FORCED_OPEN, BreakerState.FORCED_CLOSED), why(), time());
                default -> new ScriptStep.Reconfigure(settings());
            };
        }

        private ManualOverride by() {
            return random.nextBoolean() ? ManualOverride.withoutReason() : why();
        }

        private ManualOverride why() {
            ManualOverride why = ManualOverride.because(pick("stocktaking", "repaired"));
            ManualOverride signed = random.nextBoolean() ? why : why.by("ann");
            return random.nextBoolean() ? signed : signed.lasting(pick(millis(1), millis(100), millis(3_000)));
        }

        private Outcome outcome() {
            return random.nextDouble() < failing ? pick(Outcome.BUG, Outcome.IO, pick(OUTCOMES)) : Outcome.GOOD;
        }

        /** Whole milliseconds, which is what instants tell; often just what some setting says, or one less or more. */
        private Duration time() {
            return pick(
                    millis(1),
                    millis(10),
                    millis(49),
                    millis(50),
                    millis(51),
                    millis(99),
                    millis(100),
                    millis(101),
                    millis(150),
                    millis(200),
                    millis(999),
                    millis(1_000),
                    millis(5_999),
                    millis(6_000),
                    millis(100_000));
        }

        private BreakerSettings settings() {
            BreakerSettings.Builder settings = BreakerSettings.builder()
                    .allowedFails(1 + random.nextInt(4))
                    .retryTimer(pick(millis(0), millis(50), millis(100), millis(2_000)))
                    .slowCall(pick(millis(0), millis(50), millis(100)))
                    .probeSuccesses(1 + random.nextInt(3))
                    .probeLease(pick(millis(0), millis(50), millis(100)))
                    .probes(1 + random.nextInt(3))
                    .rampUp(pick(millis(0), millis(0), millis(100), millis(2_000)));
            if (random.nextBoolean()) {
                settings.validator(Script::isGood);
            }
            switch (random.nextInt(3)) {
                case 0 -> settings.allowedExceptions(IOException.class);
                case 1 -> settings.failureExceptions(IOException.class, AssertionError.class);
                default -> {
                    // every exception fails
                }
            }
            BreakerRules rules = pick(BreakerRules.values());
            settings.rules(rules);
            double ratio = pick(rules == BreakerRules.MICROPROFILE ? 0.0 : 0.2, 1.0 / 3, 0.5, 1.0);
            switch (random.nextInt(4)) {
                case 0 -> {
                    int calls = 1 + random.nextInt(6);
                    settings.countWindow(calls, ratio, random.nextInt(calls + 1));
                }
                case 1 -> settings.timeWindow(pick(millis(600), millis(6_000)), ratio, 1 + random.nextInt(4));
                default -> {
                    // consecutive failures decide
                }
            }
            if (random.nextBoolean()) {
                settings.backoff(pick(1.0, 1.5, 2.0), pick(millis(0), millis(2_000), millis(3_000)), pick(0.0, 0.5));
            }
            return settings.build();
        }

        private static Duration millis(long millis) {
            return Duration.ofMillis(millis);
        }

        @SafeVarargs
        private <T> T pick(T... from) {
            return from[random.nextInt(from.length)];
        }
    }
}
