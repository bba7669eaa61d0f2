package io.github.switchgear.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.telemetry.QuietLog;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(QuietLog.class)
class LibrariesTest {

    private static final Map<String, String> AUTO = Map.of();

    @ApplicationScoped
    static class WithMicrometer {

        static PrometheusMeterRegistry registry;

        @Produces
        MeterRegistry registry() {
            registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            return registry;
        }
    }

    @ApplicationScoped
    static class WithOpenTelemetry {

        static InMemoryMetricReader reader;

        @Produces
        OpenTelemetry openTelemetry() {
            reader = InMemoryMetricReader.create();
            return OpenTelemetrySdk.builder()
                    .setMeterProvider(SdkMeterProvider.builder()
                            .registerMetricReader(reader)
                            .build())
                    .build();
        }

        static Map<String, MetricData> collected() {
            return reader.collectAllMetrics().stream().collect(Collectors.toMap(MetricData::getName, it -> it));
        }
    }

    private static void call(Application application) {
        application.shop().stock(true);
        assertThat(application.shop().stock(false)).isEqualTo("known");
        assertThat(application.shop().stock(true)).isEqualTo("known");
    }

    @Test
    void micrometerTellsEverySeriesAsPrometheusSpellsIt() {
        try (Application application = new Application(AUTO, WithMicrometer.class)) {
            assertThat(WithMicrometer.registry.scrape())
                    .contains("switchgear_breaker_calls_total{breaker=\"inventory\",outcome=\"failed\"} 0.0\n");
            call(application);
            System.gc();

            assertThat(WithMicrometer.registry.scrape())
                    .contains(
                            "# HELP switchgear_breaker_calls_total Calls by how they ended, each once\n",
                            "# TYPE switchgear_breaker_calls_total counter\n",
                            "switchgear_breaker_calls_total{breaker=\"inventory\",outcome=\"succeeded\"} 1.0\n",
                            "switchgear_breaker_calls_total{breaker=\"inventory\",outcome=\"failed\"} 1.0\n",
                            "switchgear_breaker_calls_total{breaker=\"inventory\",outcome=\"rejected\"} 1.0\n",
                            "switchgear_breaker_fallbacks_total{breaker=\"inventory\"} 2.0\n",
                            "# TYPE switchgear_breaker_state gauge\n",
                            "switchgear_breaker_state{breaker=\"inventory\",state=\"open\"} 1.0\n",
                            "switchgear_breaker_state{breaker=\"inventory\",state=\"closed\"} 0.0\n",
                            "switchgear_breaker_override{breaker=\"inventory\",kind=\"forced_open\"} 0.0\n",
                            "switchgear_breaker_transitions_total{breaker=\"inventory\",cause=\"failures_reached\","
                                    + "from=\"closed\",to=\"open\"} 1.0\n")
                    .containsPattern(
                            "switchgear_breaker_state_time_seconds_total\\{breaker=\"inventory\",state=\"open\"} 0\\.\\d+");
        }
    }

    @ApplicationScoped
    static class WithAnotherMicrometer {

        static SimpleMeterRegistry registry;

        @Produces
        SimpleMeterRegistry another() {
            registry = new SimpleMeterRegistry();
            return registry;
        }
    }

    @Test
    void ofSeveralRegistriesEachIsTold() {
        try (Application application = new Application(AUTO, WithMicrometer.class, WithAnotherMicrometer.class)) {
            call(application);

            assertThat(WithMicrometer.registry.getMeters()).hasSizeGreaterThan(20);
            assertThat(WithAnotherMicrometer.registry
                            .get("switchgear.breaker.calls")
                            .tag("outcome", "rejected")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        }
        assertThat(WithMicrometer.registry.getMeters()).isEmpty();
        assertThat(WithAnotherMicrometer.registry.getMeters()).isEmpty();
    }

    @Test
    void nothingIsLeftInTheRegistryOfAnApplicationThatHasEnded() {
        try (Application application = new Application(AUTO, WithMicrometer.class)) {
            call(application);
            assertThat(WithMicrometer.registry.getMeters()).hasSizeGreaterThan(20);
        }

        assertThat(WithMicrometer.registry.getMeters()).extracting(Meter::getId).isEmpty();
    }

    @Test
    void openTelemetryTellsAStateAsItsConventionsDo() {
        try (Application application = new Application(AUTO, WithOpenTelemetry.class)) {
            call(application);

            Map<String, MetricData> collected = WithOpenTelemetry.collected();
            assertThat(collected)
                    .containsOnlyKeys(
                            "switchgear.breaker.state",
                            "switchgear.breaker.calls",
                            "switchgear.breaker.transitions",
                            "switchgear.breaker.state.time",
                            "switchgear.breaker.override",
                            "switchgear.breaker.fallbacks");
            MetricData state = collected.get("switchgear.breaker.state");
            assertThat(state.getType()).isEqualTo(MetricDataType.LONG_SUM);
            assertThat(state.getLongSumData().isMonotonic()).isFalse();
            assertThat(points(state.getLongSumData().getPoints()))
                    .hasSize(6)
                    .containsEntry("{breaker=\"inventory\", state=\"open\"}", 1L)
                    .containsEntry("{breaker=\"inventory\", state=\"closed\"}", 0L);
            MetricData calls = collected.get("switchgear.breaker.calls");
            assertThat(calls.getLongSumData().isMonotonic()).isTrue();
            assertThat(points(calls.getLongSumData().getPoints()))
                    .containsEntry("{breaker=\"inventory\", outcome=\"rejected\"}", 1L);
            MetricData time = collected.get("switchgear.breaker.state.time");
            assertThat(time.getUnit()).isEqualTo("s");
            assertThat(time.getDoubleSumData().isMonotonic()).isTrue();
        }

        assertThat(WithOpenTelemetry.collected()).isEmpty();
    }

    private static Map<String, Long> points(Collection<LongPointData> points) {
        return points.stream()
                .collect(Collectors.toMap(point -> point.getAttributes().toString(), LongPointData::getValue));
    }

    @Test
    void ofSeveralTheFirstIsTaken() {
        try (Application application = new Application(AUTO, WithMicrometer.class, WithOpenTelemetry.class)) {
            call(application);

            assertThat(WithMicrometer.registry.getMeters()).isNotEmpty();
        }
    }

    @Test
    void oneMayBeNamed() {
        try (Application application = new Application(
                Map.of("switchgear.metrics", "opentelemetry"), WithMicrometer.class, WithOpenTelemetry.class)) {
            call(application);

            assertThat(WithOpenTelemetry.collected()).isNotEmpty();
        }
    }

    @ApplicationScoped
    static class WithoutMetrics {

        @Produces
        OpenTelemetry tracing() {
            return OpenTelemetry.noop();
        }
    }

    /** As in Payara, where it traces, and MicroProfile Metrics are told elsewhere. */
    @Test
    void anOpenTelemetryThatForgetsMetricsIsNone() {
        try (Application application = new Application(AUTO, WithoutMetrics.class)) {
            call(application);
        }
        assertThatThrownBy(() -> new Application(Map.of("switchgear.metrics", "opentelemetry"), WithoutMetrics.class))
                .hasMessageContaining("that collects metrics");
    }

    @Test
    void noneIsNeeded() {
        try (Application application = new Application(AUTO)) {
            call(application);

            assertThat(application.bean(Monitoring.class).read()).hasSize(1);
        }
    }

    @Test
    void offIsOffAndTheTextIsThereAllTheSame() {
        WithMicrometer.registry = null;
        try (Application application = new Application(Map.of("switchgear.metrics", "off"), WithMicrometer.class)) {
            call(application);

            assertThat(WithMicrometer.registry).isNull();
            assertThat(application.bean(Monitoring.class).read()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"micrometer", "opentelemetry", "microprofile"})
    void oneThatIsNamedAndAbsentFailsTheDeploymentAndTellsWhatToAdd(String name) {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.metrics", name)))
                .hasMessageStartingWith("switchgear.metrics=" + name + " needs a bean of ")
                .hasMessageEndingWith(", and there is none; add the library that brings one, or choose another");
    }

    @Test
    void anUnknownChoiceFailsTheDeployment() {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.metrics", "statsd")))
                .hasMessage("switchgear.metrics must be auto, micrometer, opentelemetry, microprofile or off but is"
                        + " 'statsd'");
    }

    @ApplicationScoped
    static class Sites {

        @Breaker(name = "warehouse")
        public String stock(@BreakerKey String site) {
            return site;
        }
    }

    @Test
    void theKeysOfAFamilyHaveSeriesWhereThatIsAskedFor() {
        try (Application application =
                new Application(Map.of("switchgear.metrics.keys", "warehouse"), WithMicrometer.class, Sites.class)) {
            assertThat(application.bean(Sites.class).stock("oslo")).isEqualTo("oslo");

            assertThat(WithMicrometer.registry.scrape())
                    .contains(
                            "switchgear_breaker_calls_total{breaker=\"warehouse\",key=\"oslo\",outcome=\"succeeded\"} 1.0\n",
                            "switchgear_breaker_calls_total{breaker=\"warehouse\",key=\"\",outcome=\"succeeded\"} 1.0\n",
                            "switchgear_breaker_calls_total{breaker=\"inventory\",key=\"\",outcome=\"succeeded\"} 0.0\n");
        }
    }

    @Test
    void keysOfWhatHasNoneFailTheDeployment() {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.metrics.keys", "inventory"), Sites.class))
                .hasMessage("switchgear.metrics.keys must name breakers with keys of the application with commas"
                        + " between, but there is no breaker with keys 'inventory'");
    }
}
