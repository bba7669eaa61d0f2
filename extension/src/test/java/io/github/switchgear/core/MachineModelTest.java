package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever happens to a breaker, it does what its model does. */
class MachineModelTest {

    private static final Logger LOGGER = Logger.getLogger("io.github.switchgear");
    private static final int SCRIPTS = 4_000;

    @BeforeAll
    static void logNothing() {
        LOGGER.setLevel(Level.OFF);
    }

    @AfterAll
    static void logAgain() {
        LOGGER.setLevel(null);
    }

    @Test
    void inThousandsOfScriptsTheBreakerDoesWhatTheModelDoes() {
        assertThat(report(Script::random, Model::new)).isEmpty();
    }

    @Test
    void soDoesAFamilyAndEachOfItsKeys() {
        assertThat(report(Script::ofKeys, Model::new)).isEmpty();
    }

    /** The defect: a lease that has run out still holds the slot for the one nanosecond at its very end. */
    @Test
    void aDefectIsFoundAndItsScriptIsShortened() {
        class HoldsTheSlotTooLong extends Model {

            HoldsTheSlotTooLong(String name, BreakerSettings settings, Instant start, double chance) {
                super(name, settings, start, chance);
            }

            @Override
            boolean isInFlight(long leaseEnds, long now) {
                return super.isInFlight(leaseEnds, now - 1);
            }
        }

        assertThat(report(Script::random, HoldsTheSlotTooLong::new)).hasValueSatisfying(report -> {
            assertThat(report).startsWith("seed ").contains("\nafter ", "\n  expected ", "\n  but was ");
            List<String> steps =
                    report.lines().filter(line -> line.startsWith("  ")).toList();
            assertThat(steps).hasSizeLessThan(10);
            assertThat(steps).anyMatch(step -> step.startsWith("  Begin")).anyMatch(step -> step.startsWith("  Wait"));
        });
    }

    @Test
    void theScriptsBringAboutEveryTransition() {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        seeds().limit(200).mapToObj(Script::random).map(ModelRun::causes).forEach(causes::addAll);

        assertThat(causes).containsExactlyInAnyOrder(Cause.values());
    }

    private static LongStream seeds() {
        return LongStream.range(0, SCRIPTS);
    }

    /** Of the first script in which they differ: as few of its steps as will do, and the difference. */
    private static Optional<String> report(LongFunction<Script> scripts, ModelRun.ModelMaker maker) {
        return seeds().mapToObj(scripts)
                .filter(script -> ModelRun.difference(script, maker).isPresent())
                .findFirst()
                .map(script -> {
                    Script shortest = script.with(Shortener.shortest(
                            script.steps(),
                            steps -> ModelRun.difference(script.with(steps), maker)
                                    .isPresent()));
                    return shortest + "\n"
                            + ModelRun.difference(shortest, maker).orElseThrow();
                });
    }
}
