package io.github.switchgear.telemetry.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class FollowedBreakersTest {

    private static final BreakerSettings SETTINGS = BreakerSettings.builder()
            .allowedFails(2)
            .retryTimer(Duration.ofSeconds(30))
            .slowCall(Duration.ofSeconds(1))
            .allowedExceptions(IllegalArgumentException.class)
            .build();

    private final MovedTime time = new MovedTime();
    private final Registry registry = new Registry();
    private final CircuitBreaker breaker = registry.add(CircuitBreaker.of("inventory", SETTINGS, time));

    /** What a library holds. */
    private final List<Series> told = new CopyOnWriteArrayList<>();

    private FollowedBreakers followed;

    @BeforeEach
    void follow() {
        followed = new FollowedBreakers(registry, Set.of(), time.moments(), new SeriesListener() {
            @Override
            public void added(Series series) {
                told.add(series);
            }

            @Override
            public void removed(Series series) {
                assertThat(told.remove(series)).isTrue();
            }
        });
    }

    @AfterEach
    void end() {
        followed.close();
        assertThat(told).isEmpty();
    }

    private double value(Metric metric, String... attributes) {
        Map<String, String> wanted = new ConcurrentHashMap<>();
        wanted.put("breaker", "inventory");
        for (int i = 0; i < attributes.length; i += 2) {
            wanted.put(attributes[i], attributes[i + 1]);
        }
        List<Series> found = told.stream()
                .filter(series ->
                        series.metric() == metric && series.attributes().equals(wanted))
                .toList();
        assertThat(found).as(metric + " " + wanted).hasSize(1);
        return found.get(0).value();
    }

    /** By the state; a breaker's wall clock began a few milliseconds before the test's, and tells whole ones. */
    private Map<String, Double> states(Metric metric) {
        return exactStates(metric).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, state -> Math.rint(state.getValue() * 10) / 10));
    }

    private Map<String, Double> exactStates(Metric metric) {
        return told.stream()
                .filter(series -> series.metric() == metric)
                .collect(Collectors.toMap(series -> series.attributes().get("state"), Series::value));
    }

    private void assertState(String state) {
        assertThat(states(Metric.STATE))
                .hasSize(6)
                .allSatisfy((name, value) -> assertThat(value).as(name).isEqualTo(name.equals(state) ? 1 : 0));
    }

    private void fail() {
        try {
            breaker.call(() -> {
                throw new IllegalStateException();
            });
        } catch (Exception expected) {
            assertThat(expected).isNotNull();
        }
    }

    private void open() {
        fail();
        fail();
    }

    private void succeed() throws Exception {
        breaker.call(() -> "fine");
    }

    @Test
    void everySeriesIsThereFromTheStartWithNought() {
        assertThat(told)
                .extracting(series -> series.metric() + " " + series.attributes())
                .hasSize(6 + 5 + 6 + 2 + 1)
                .contains(
                        "STATE {breaker=inventory, state=half_open}",
                        "STATE {breaker=inventory, state=disabled}",
                        "CALLS {breaker=inventory, outcome=rejected}",
                        "STATE_TIME {breaker=inventory, state=forced_closed}",
                        "OVERRIDE {breaker=inventory, kind=forced_open}",
                        "OVERRIDE {breaker=inventory, kind=forced_closed}",
                        "FALLBACKS {breaker=inventory}");
        assertState("closed");
        assertThat(told)
                .filteredOn(series -> series.metric() != Metric.STATE)
                .allSatisfy(series -> assertThat(series.value()).isZero());
    }

    @Test
    void eachCallIsCountedOnceByItsOutcome() throws Exception {
        succeed();
        fail();
        breaker.call(() -> {
            time.advance(Duration.ofSeconds(2));
            return "late";
        });
        breaker.reset();
        try {
            breaker.call(() -> {
                throw new IllegalArgumentException();
            });
        } catch (IllegalArgumentException neutral) {
            breaker.forceOpen(ManualOverride.because("flood"));
        }
        assertThat(breaker.call(() -> "", failure -> "instead")).isEqualTo("instead");

        assertThat(value(Metric.CALLS, "outcome", "succeeded")).isEqualTo(1);
        assertThat(value(Metric.CALLS, "outcome", "failed")).isEqualTo(1);
        assertThat(value(Metric.CALLS, "outcome", "slow")).isEqualTo(1);
        assertThat(value(Metric.CALLS, "outcome", "neutral")).isEqualTo(1);
        assertThat(value(Metric.CALLS, "outcome", "rejected")).isEqualTo(1);
        assertThat(value(Metric.FALLBACKS)).isEqualTo(1);
        assertThat(value(Metric.OVERRIDE, "kind", "forced_open")).isEqualTo(1);
        assertThat(value(Metric.OVERRIDE, "kind", "forced_closed")).isZero();
        assertState("forced_open");
    }

    @Test
    void transitionsAreCountedByTheirCauseFromTheFirstOn() throws Exception {
        open();
        time.advance(Duration.ofSeconds(30));
        succeed();
        open();

        assertThat(value(Metric.TRANSITIONS, "from", "closed", "to", "open", "cause", "failures_reached"))
                .isEqualTo(2);
        assertThat(value(Metric.TRANSITIONS, "from", "open", "to", "half_open", "cause", "retry_time_passed"))
                .isEqualTo(1);
        assertThat(value(Metric.TRANSITIONS, "from", "half_open", "to", "closed", "cause", "probe_succeeded"))
                .isEqualTo(1);
    }

    @Test
    void timeIsSpentInTheStateThatTheBreakerIsInAlsoWhereNoCallHasComeSince() throws Exception {
        time.advance(Duration.ofSeconds(10));
        open();
        time.advance(Duration.ofSeconds(35));

        assertState("half_open");
        assertThat(states(Metric.STATE_TIME))
                .containsEntry("closed", 10.0)
                .containsEntry("open", 30.0)
                .containsEntry("half_open", 5.0);

        time.advance(Duration.ofSeconds(5));
        succeed();
        time.advance(Duration.ofSeconds(1));

        assertThat(states(Metric.STATE_TIME))
                .containsEntry("closed", 11.0)
                .containsEntry("open", 30.0)
                .containsEntry("half_open", 10.0)
                .containsEntry("forced_open", 0.0);
    }

    @Test
    void timeIsRightWhereSeveralStepsOfTheClockWereSeenByNobody() {
        breaker.forceOpen(ManualOverride.because("move")
                .from(time.moments().wall().get().plusSeconds(60))
                .lasting(Duration.ofSeconds(20)));
        time.advance(Duration.ofSeconds(100));

        assertThat(states(Metric.STATE_TIME))
                .containsEntry("closed", 60.0)
                .containsEntry("forced_open", 20.0)
                .containsEntry("half_open", 20.0);
        breaker.reset();
        assertThat(states(Metric.STATE_TIME))
                .containsEntry("closed", 60.0)
                .containsEntry("forced_open", 20.0)
                .containsEntry("half_open", 20.0);
    }

    @Test
    void noTimeShrinksWhateverHappensToTheWallClock() throws Exception {
        time.advance(Duration.ofSeconds(10));
        open();
        time.advance(Duration.ofSeconds(40));
        Map<String, Double> before = exactStates(Metric.STATE_TIME);

        time.shiftWall(Duration.ofHours(-1));
        Map<String, Double> setBack = exactStates(Metric.STATE_TIME);
        time.shiftWall(Duration.ofHours(2));
        Map<String, Double> setForth = exactStates(Metric.STATE_TIME);
        succeed();
        Map<String, Double> after = exactStates(Metric.STATE_TIME);

        for (String state : before.keySet()) {
            assertThat(List.of(before.get(state), setBack.get(state), setForth.get(state), after.get(state)))
                    .as(state)
                    .isSorted();
        }
        assertThat(before.values().stream().mapToDouble(it -> it).sum()).isEqualTo(50, within(1e-9));
    }

    @Test
    void aBreakerThatIsSwitchedOffIsThatAllTheTime() {
        registry.remove("inventory");
        registry.addDisabled(CircuitBreaker.of("inventory", SETTINGS, time));
        time.advance(Duration.ofSeconds(3));

        assertState("disabled");
        assertThat(states(Metric.STATE_TIME)).containsEntry("disabled", 3.0).containsEntry("closed", 0.0);
    }

    @Test
    void keysAreToldByTheirStates() throws Exception {
        registry.remove("inventory");
        KeyedBreakers family = registry.add(KeyedBreakers.of("inventory", SETTINGS, 10, time));
        family.of("north").call(() -> "fine");
        family.of("south").forceOpen(ManualOverride.because("flood"));

        assertThat(states(Metric.KEYS))
                .containsOnlyKeys("closed", "open", "half_open", "forced_open", "forced_closed")
                .containsEntry("closed", 1.0)
                .containsEntry("forced_open", 1.0);
        assertThat(value(Metric.CALLS, "outcome", "succeeded")).isEqualTo(1);
        assertState("closed");
        assertThat(told).noneMatch(series -> series.metric() == Metric.TRANSITIONS);
    }

    @Test
    void aBreakerThatGoesTakesItsSeriesWithIt() {
        open();
        registry.add(CircuitBreaker.of("other", SETTINGS, time));

        registry.remove("inventory");
        fail();
        breaker.reset();

        assertThat(told).allSatisfy(series -> assertThat(series.attributes()).containsEntry("breaker", "other"));
        assertThat(followed.read())
                .extracting(reading -> reading.attributes().get("breaker"))
                .containsExactly("other");
    }

    @Test
    void aSeriesIsTheSameAfterACollection() throws Exception {
        succeed();
        System.gc();

        assertThat(value(Metric.CALLS, "outcome", "succeeded")).isEqualTo(1);
    }

    @Test
    void countersOfManyThreadsNeverFall() throws Exception {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            threads.add(new Thread(() -> {
                for (int call = 0; call < 3_000; call++) {
                    fail();
                    breaker.reset();
                }
            }));
        }
        threads.forEach(Thread::start);
        double[] last = new double[told.size()];
        List<Series> counters = told.stream()
                .filter(series -> series.metric().kind() == Metric.Kind.COUNTER)
                .toList();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            for (int i = 0; i < counters.size(); i++) {
                double value = counters.get(i).value();
                assertThat(value).isGreaterThanOrEqualTo(last[i]);
                last[i] = value;
            }
        }

        assertThat(Arrays.stream(new String[] {"failed", "rejected"})
                        .mapToDouble(outcome -> value(Metric.CALLS, "outcome", outcome))
                        .sum())
                .isEqualTo(9_000);
        double resets = told.stream()
                .filter(series -> series.metric() == Metric.TRANSITIONS
                        && series.attributes().get("cause").equals("reset"))
                .mapToDouble(Series::value)
                .sum();
        assertThat(resets).isEqualTo(9_000);
    }
}
