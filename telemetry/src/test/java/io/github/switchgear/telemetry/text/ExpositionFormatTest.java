package io.github.switchgear.telemetry.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import io.github.switchgear.telemetry.series.FollowedBreakers;
import io.github.switchgear.telemetry.series.Series;
import io.github.switchgear.telemetry.series.SeriesListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class ExpositionFormatTest {

    private final MovedTime time = new MovedTime();
    private final Registry registry = new Registry();
    private final FollowedBreakers breakers =
            new FollowedBreakers(registry, Set.of(), time.moments(), new SeriesListener() {
                @Override
                public void added(Series series) {}

                @Override
                public void removed(Series series) {}
            });

    private CircuitBreaker breaker(String name) {
        return registry.add(CircuitBreaker.of(name, BreakerSettings.builder().build(), time));
    }

    private String text(ExpositionFormat format) {
        return new String(format.write(breakers.read()), StandardCharsets.UTF_8);
    }

    @Test
    void openMetricsHasAFamilyForEachMetricAndAnEnd() throws Exception {
        breaker("inventory").call(() -> "fine");
        time.advance(Duration.ofMillis(1500));

        assertThat(text(ExpositionFormat.OPEN_METRICS)).isEqualTo("""
                # TYPE switchgear_breaker_state gauge
                # HELP switchgear_breaker_state 1 for the state that the breaker is in, 0 for all others
                switchgear_breaker_state{breaker="inventory",state="closed"} 1
                switchgear_breaker_state{breaker="inventory",state="open"} 0
                switchgear_breaker_state{breaker="inventory",state="half_open"} 0
                switchgear_breaker_state{breaker="inventory",state="forced_open"} 0
                switchgear_breaker_state{breaker="inventory",state="forced_closed"} 0
                switchgear_breaker_state{breaker="inventory",state="disabled"} 0
                # TYPE switchgear_breaker_calls counter
                # HELP switchgear_breaker_calls Calls by how they ended, each once
                switchgear_breaker_calls_total{breaker="inventory",outcome="succeeded"} 1
                switchgear_breaker_calls_total{breaker="inventory",outcome="failed"} 0
                switchgear_breaker_calls_total{breaker="inventory",outcome="slow"} 0
                switchgear_breaker_calls_total{breaker="inventory",outcome="neutral"} 0
                switchgear_breaker_calls_total{breaker="inventory",outcome="rejected"} 0
                # TYPE switchgear_breaker_transitions counter
                # HELP switchgear_breaker_transitions Changes of the breaker, and their causes
                # TYPE switchgear_breaker_state_time_seconds counter
                # HELP switchgear_breaker_state_time_seconds How long the breaker has been in each state
                # UNIT switchgear_breaker_state_time_seconds seconds
                switchgear_breaker_state_time_seconds_total{breaker="inventory",state="closed"} 1.5
                switchgear_breaker_state_time_seconds_total{breaker="inventory",state="open"} 0
                switchgear_breaker_state_time_seconds_total{breaker="inventory",state="half_open"} 0
                switchgear_breaker_state_time_seconds_total{breaker="inventory",state="forced_open"} 0
                switchgear_breaker_state_time_seconds_total{breaker="inventory",state="forced_closed"} 0
                switchgear_breaker_state_time_seconds_total{breaker="inventory",state="disabled"} 0
                # TYPE switchgear_breaker_override gauge
                # HELP switchgear_breaker_override 1 while somebody forces the breaker open or closed
                switchgear_breaker_override{breaker="inventory",kind="forced_open"} 0
                switchgear_breaker_override{breaker="inventory",kind="forced_closed"} 0
                # TYPE switchgear_breaker_keys gauge
                # HELP switchgear_breaker_keys Tracked keys of the breaker by the state that they are in
                # TYPE switchgear_breaker_fallbacks counter
                # HELP switchgear_breaker_fallbacks Answers that a fallback gave
                switchgear_breaker_fallbacks_total{breaker="inventory"} 0
                # EOF
                """);
    }

    @Test
    void prometheusOlderFormatNamesACounterWithItsEnding() {
        breaker("inventory");

        assertThat(text(ExpositionFormat.PROMETHEUS))
                .contains("# TYPE switchgear_breaker_calls_total counter\n")
                .contains("# TYPE switchgear_breaker_state_time_seconds_total counter\n")
                .contains("# TYPE switchgear_breaker_state gauge\n")
                .contains("\nswitchgear_breaker_fallbacks_total{breaker=\"inventory\"} 0\n")
                .doesNotContain("# UNIT", "# EOF");
    }

    @Test
    void aTransitionIsALineOfItsOwn() {
        breaker("inventory").forceOpen(ManualOverride.because("flood"));

        assertThat(text(ExpositionFormat.OPEN_METRICS))
                .contains(
                        "switchgear_breaker_transitions_total{breaker=\"inventory\",from=\"closed\",to=\"forced_open\","
                                + "cause=\"forced\"} 1\n");
    }

    @Test
    void aNameEndsNeitherItsLabelNorItsLine() {
        breaker("a \"b\" \\ ☃\nc");

        assertThat(text(ExpositionFormat.OPEN_METRICS))
                .contains("switchgear_breaker_fallbacks_total{breaker=\"a \\\"b\\\" \\\\ ☃\\nc\"} 0\n");
    }

    @Test
    void numbersAreWrittenWhole() throws Exception {
        CircuitBreaker breaker = breaker("inventory");
        for (int call = 0; call < 20_000; call++) {
            breaker.call(() -> "fine");
        }
        time.advance(Duration.ofDays(365));

        assertThat(text(ExpositionFormat.OPEN_METRICS))
                .contains("outcome=\"succeeded\"} 20000\n", "state=\"closed\"} 31536000\n");
    }
}
