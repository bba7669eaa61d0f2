package io.github.switchgear.telemetry.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import io.github.switchgear.telemetry.text.ExpositionFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class FollowedKeysTest {

    private static final BreakerSettings SETTINGS = BreakerSettings.builder()
            .allowedFails(1)
            .retryTimer(Duration.ofSeconds(30))
            .build();

    private final MovedTime time = new MovedTime();
    private final Registry registry = new Registry();
    private final KeyedBreakers sites = registry.add(KeyedBreakers.of("warehouse", SETTINGS, 2, time));
    private final List<Series> told = new CopyOnWriteArrayList<>();

    private FollowedBreakers followed;

    @BeforeEach
    void follow() {
        registry.add(CircuitBreaker.of("inventory", SETTINGS, time));
        registry.add(KeyedBreakers.of("billing", SETTINGS, 2, time)).of("acme");
        sites.of("oslo");
        followed = new FollowedBreakers(registry, Set.of("warehouse"), time.moments(), new SeriesListener() {
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

    private double value(Metric metric, Map<String, String> attributes) {
        List<Series> found = told.stream()
                .filter(series -> series.metric() == metric
                        && series.attributes().entrySet().containsAll(attributes.entrySet()))
                .toList();
        assertThat(found).as(metric + " " + attributes).hasSize(1);
        return found.get(0).value();
    }

    private double seconds(String key, String state) {
        return Math.rint(value(Metric.STATE_TIME, Map.of("breaker", "warehouse", "key", key, "state", state)));
    }

    private double isIn(String key, String state) {
        return value(Metric.STATE, Map.of("breaker", "warehouse", "key", key, "state", state));
    }

    private static void fail(CircuitBreaker breaker) {
        try {
            breaker.call(() -> {
                throw new IllegalStateException();
            });
        } catch (Exception expected) {
            assertThat(expected).isNotNull();
        }
    }

    @Test
    void eachKeyThatIsTrackedHasSeriesOfItsOwn() throws Exception {
        fail(sites.of("oslo"));
        sites.of("bergen").call(() -> "fine");

        assertThat(isIn("oslo", "open")).isOne();
        assertThat(isIn("bergen", "closed")).isOne();
        assertThat(isIn("", "closed")).isOne();
        assertThat(value(Metric.CALLS, Map.of("breaker", "warehouse", "key", "oslo", "outcome", "failed")))
                .isOne();
        assertThat(value(Metric.CALLS, Map.of("breaker", "warehouse", "key", "", "outcome", "failed")))
                .isOne();
        assertThat(value(
                        Metric.TRANSITIONS, Map.of("breaker", "warehouse", "key", "oslo", "cause", "failures_reached")))
                .isOne();
        assertThat(told)
                .filteredOn(series -> series.metric() == Metric.KEYS)
                .allSatisfy(series -> assertThat(series.attributes()).containsEntry("key", ""));
    }

    /** Libraries that follow Prometheus want the same attributes for all series of a metric. */
    @Test
    void allOthersHaveAnEmptyKey() {
        assertThat(told).allSatisfy(series -> assertThat(series.attributes()).containsKey("key"));
        assertThat(told)
                .filteredOn(series -> !series.attributes().get("breaker").equals("warehouse"))
                .isNotEmpty()
                .allSatisfy(series -> assertThat(series.attributes()).containsEntry("key", ""));
    }

    @Test
    void whatIsDoneToTheFamilyIsInTheTimesOfItsKeys() {
        time.advance(Duration.ofSeconds(10));
        sites.family().forceOpen(ManualOverride.because("flood"));
        time.advance(Duration.ofSeconds(5));
        sites.family().release();
        time.advance(Duration.ofSeconds(3));
        sites.family().reset();
        time.advance(Duration.ofSeconds(2));
        fail(sites.of("oslo"));
        time.advance(Duration.ofSeconds(31));

        assertThat(seconds("oslo", "closed")).isEqualTo(12);
        assertThat(seconds("oslo", "forced_open")).isEqualTo(5);
        assertThat(seconds("oslo", "half_open")).isEqualTo(4);
        assertThat(seconds("oslo", "open")).isEqualTo(30);
    }

    /** Nobody calls, and what the clock has brought is published by nobody. */
    @Test
    void theEndOfTheFamilysOverrideIsSeenWithoutACall() {
        sites.family().forceOpen(ManualOverride.because("flood").lasting(Duration.ofSeconds(20)));
        time.advance(Duration.ofSeconds(25));

        assertThat(isIn("oslo", "half_open")).isOne();
        assertThat(seconds("oslo", "forced_open")).isEqualTo(20);
        assertThat(seconds("oslo", "half_open")).isEqualTo(5);
    }

    @Test
    void theSeriesOfAKeyGoWhenItIsForgotten() throws Exception {
        sites.of("bergen").call(() -> "fine");
        sites.of("tromso").call(() -> "fine");

        assertThat(told.stream().map(series -> series.attributes().get("key")).distinct())
                .hasSize(3)
                .contains("", "tromso");
    }

    @Test
    void theTextHasThemAfterTheirFamily() {
        sites.of("bergen");

        assertThat(new String(ExpositionFormat.PROMETHEUS.write(followed.read()), StandardCharsets.UTF_8))
                .contains("""
                        switchgear_breaker_fallbacks_total{breaker="billing",key=""} 0
                        switchgear_breaker_fallbacks_total{breaker="inventory",key=""} 0
                        switchgear_breaker_fallbacks_total{breaker="warehouse",key=""} 0
                        switchgear_breaker_fallbacks_total{breaker="warehouse",key="bergen"} 0
                        switchgear_breaker_fallbacks_total{breaker="warehouse",key="oslo"} 0
                        """);
    }
}
