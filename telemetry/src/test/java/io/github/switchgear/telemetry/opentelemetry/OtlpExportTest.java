package io.github.switchgear.telemetry.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.metrics.Application;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a collector gets by OpenTelemetry's own exporter. */
@Timeout(60)
@ExtendWith(QuietLog.class)
class OtlpExportTest {

    private static final String PREFIX = "switchgear.breaker.";
    private static final String MONOTONIC = "monotonic cumulative sum";

    private static Collector collector;
    private static SdkMeterProvider meters;

    private final long begin = System.nanoTime();
    private Application application;

    /** As an application that exports its metrics has it, though by itself this one does so once an hour. */
    @ApplicationScoped
    static class WithExporter {

        @Produces
        @Singleton
        OpenTelemetrySdk openTelemetry() {
            meters = SdkMeterProvider.builder()
                    .registerMetricReader(PeriodicMetricReader.builder(OtlpHttpMetricExporter.builder()
                                    .setEndpoint(collector.endpoint())
                                    .build())
                            .setInterval(Duration.ofHours(1))
                            .build())
                    .build();
            return OpenTelemetrySdk.builder().setMeterProvider(meters).build();
        }

        void end(@Disposes OpenTelemetrySdk openTelemetry) {
            openTelemetry.close();
        }
    }

    @BeforeEach
    void start() throws IOException {
        collector = new Collector();
        application = new Application(Map.of(), WithExporter.class, Warehouse.class);
    }

    @AfterEach
    void stop() {
        application.close();
        collector.close();
    }

    /** What is told now, by name. For an instant after a flush the SDK refuses the next one, as if the first were under way. */
    private static Map<String, Received> exported() {
        while (!meters.forceFlush().join(20, TimeUnit.SECONDS).isSuccess()) {
            Thread.onSpinWait();
        }
        return Received.of(collector.next().orElseThrow());
    }

    private static Received exported(String metric) {
        return exported().get(PREFIX + metric);
    }

    private void openInventory() {
        application.shop().stock(true);
        application.shop().stock(false);
        application.shop().stock(true);
    }

    private static Map<String, String> attribute(String name, String value) {
        return Map.of(name, value);
    }

    @Test
    void allButTheTransitionsAreThereFromTheStartWithTheirUnitsAndKinds() {
        Map<String, Received> exported = exported();

        assertThat(exported)
                .containsOnlyKeys(
                        PREFIX + "state",
                        PREFIX + "calls",
                        PREFIX + "state.time",
                        PREFIX + "override",
                        PREFIX + "keys",
                        PREFIX + "fallbacks");
        assertIs(exported, "state", "1", "cumulative sum");
        assertIs(exported, "calls", "{call}", MONOTONIC);
        assertIs(exported, "state.time", "s", MONOTONIC);
        assertIs(exported, "override", "1", "gauge");
        assertIs(exported, "keys", "{key}", "gauge");
        assertIs(exported, "fallbacks", "{answer}", MONOTONIC);

        openInventory();

        assertIs(exported(), "transitions", "{transition}", MONOTONIC);
    }

    private static void assertIs(Map<String, Received> exported, String metric, String unit, String kind) {
        Received received = exported.get(PREFIX + metric);
        assertThat(received.unit()).as(metric).isEqualTo(unit);
        assertThat(received.kind()).as(metric).isEqualTo(kind);
        assertThat(received.description()).as(metric).isNotBlank();
    }

    @Test
    void eachCallIsCountedOnceByHowItEnded() {
        openInventory();

        assertThat(exported("calls").whole("inventory"))
                .containsOnly(
                        entry(attribute("outcome", "succeeded"), 1L),
                        entry(attribute("outcome", "failed"), 1L),
                        entry(attribute("outcome", "slow"), 0L),
                        entry(attribute("outcome", "neutral"), 0L),
                        entry(attribute("outcome", "rejected"), 1L));
    }

    @Test
    void numbersAreTotalsSinceOneStart() {
        openInventory();
        NumberDataPoint first = rejected();
        application.shop().stock(true);
        NumberDataPoint second = rejected();

        assertThat(first.getAsInt()).isEqualTo(1);
        assertThat(second.getAsInt()).isEqualTo(2);
        assertThat(second.getStartTimeUnixNano()).isPositive().isEqualTo(first.getStartTimeUnixNano());
    }

    private static NumberDataPoint rejected() {
        return exported("calls").ofBreaker("inventory").get(attribute("outcome", "rejected"));
    }

    @Test
    void oneStateIsOneAndAllOthersAreZero() {
        openInventory();

        assertThat(exported("state").whole("inventory"))
                .containsOnly(
                        entry(attribute("state", "closed"), 0L),
                        entry(attribute("state", "open"), 1L),
                        entry(attribute("state", "half_open"), 0L),
                        entry(attribute("state", "forced_open"), 0L),
                        entry(attribute("state", "forced_closed"), 0L),
                        entry(attribute("state", "disabled"), 0L));
    }

    @Test
    void aTransitionTellsFromWhatToWhatAndWhy() {
        openInventory();

        assertThat(exported("transitions").whole("inventory"))
                .containsOnly(entry(Map.of("from", "closed", "to", "open", "cause", "failures_reached"), 1L));
    }

    @Test
    void timeIsInSecondsWithTheirFractions() {
        openInventory();

        Map<Map<String, String>, NumberDataPoint> times = exported("state.time").ofBreaker("inventory");
        assertThat(times).hasSize(6);
        assertThat(times.values()).allMatch(NumberDataPoint::hasAsDouble);
        double closed = times.get(attribute("state", "closed")).getAsDouble();
        double open = times.get(attribute("state", "open")).getAsDouble();
        assertThat(closed).isPositive();
        assertThat(open).isPositive();
        assertThat(closed + open).isLessThan((System.nanoTime() - begin) / 1e9);
        assertThat(times.get(attribute("state", "forced_open")).getAsDouble()).isZero();
    }

    @Test
    void anOverrideIsToldByItsKind() {
        application
                .bean(BreakerRegistry.class)
                .find("inventory")
                .orElseThrow()
                .forceOpen(ManualOverride.because("maintenance"));

        assertThat(exported("override").whole("inventory"))
                .containsOnly(
                        entry(attribute("kind", "forced_open"), 1L), entry(attribute("kind", "forced_closed"), 0L));
    }

    @Test
    void keysAreCountedByTheirStateForAFamilyAlone() {
        Warehouse warehouse = application.bean(Warehouse.class);
        warehouse.stock("north");
        warehouse.stock("south");

        Received keys = exported("keys");
        assertThat(keys.whole("warehouse"))
                .containsOnly(
                        entry(attribute("state", "closed"), 2L),
                        entry(attribute("state", "open"), 0L),
                        entry(attribute("state", "half_open"), 0L),
                        entry(attribute("state", "forced_open"), 0L),
                        entry(attribute("state", "forced_closed"), 0L));
        assertThat(keys.ofBreaker("inventory")).isEmpty();
    }

    @Test
    void aFallbacksAnswersAreCounted() {
        openInventory();

        assertThat(exported("fallbacks").whole("inventory")).containsOnly(entry(Map.of(), 2L));
    }
}
