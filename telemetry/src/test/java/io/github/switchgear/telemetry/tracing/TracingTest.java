package io.github.switchgear.telemetry.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.metrics.Application;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(QuietLog.class)
class TracingTest {

    private static final Map<String, String> ON = Map.of("switchgear.tracing", "true");

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();

    @ApplicationScoped
    public static class Warehouse {

        private final CompletableFuture<String> shipment = new CompletableFuture<>();

        @Breaker(name = "warehouse")
        public String stock(@BreakerKey String site) {
            return site;
        }

        @Breaker(name = "shipping")
        public CompletionStage<String> ship() {
            return shipment;
        }

        void arrive() {
            shipment.complete("shipped");
        }

        @Breaker(name = "picky", allowedExceptions = IllegalStateException.class)
        public String refuse() {
            throw new IllegalStateException("refused");
        }
    }

    @AfterEach
    void shutDown() {
        provider.close();
    }

    private SpanData in(Runnable work) {
        Span span = provider.get("test").spanBuilder("request").startSpan();
        try (Scope scope = span.makeCurrent()) {
            assertThat(scope).isNotNull();
            work.run();
        } finally {
            span.end();
        }
        return last();
    }

    private SpanData last() {
        return exporter.getFinishedSpanItems()
                .get(exporter.getFinishedSpanItems().size() - 1);
    }

    private static Map<AttributeKey<?>, Object> of(String breaker, String state, String outcome) {
        return Map.of(
                AttributeKey.stringKey("switchgear.breaker.name"), breaker,
                AttributeKey.stringKey("switchgear.breaker.state"), state,
                AttributeKey.stringKey("switchgear.breaker.outcome"), outcome);
    }

    private static void fail(Runnable call, Class<? extends Exception> by) {
        assertThatThrownBy(call::run).isInstanceOf(by);
    }

    @Test
    void theCurrentSpanTellsWhatTheBreakerDidWithTheCall() {
        try (Application application = new Application(ON, Warehouse.class)) {
            Warehouse warehouse = application.bean(Warehouse.class);

            assertThat(in(() -> application.shop().stock(true)).getAttributes().asMap())
                    .isEqualTo(of("inventory", "closed", "succeeded"));
            assertThat(in(() -> application.shop().stock(false)).getAttributes().asMap())
                    .isEqualTo(of("inventory", "closed", "failed"));
            assertThat(in(() -> warehouse.stock("oslo")).getAttributes().asMap())
                    .isEqualTo(of("warehouse", "closed", "succeeded"));
            assertThat(in(() -> fail(warehouse::refuse, IllegalStateException.class))
                            .getAttributes()
                            .asMap())
                    .isEqualTo(of("picky", "closed", "neutral"));
        }
    }

    @Test
    void aRejectionIsAnEventToo() {
        try (Application application = new Application(ON, Warehouse.class)) {
            BreakerRegistry registry = application.bean(BreakerRegistry.class);
            registry.find("warehouse").orElseThrow().forceOpen(ManualOverride.because("test"));

            SpanData span =
                    in(() -> fail(() -> application.bean(Warehouse.class).stock("oslo"), BreakerOpenException.class));

            assertThat(span.getAttributes().asMap()).isEqualTo(of("warehouse", "forced_open", "rejected"));
            assertThat(span.getEvents()).singleElement().satisfies(event -> {
                assertThat(event.getName()).isEqualTo("switchgear.breaker.rejected");
                assertThat(event.getAttributes().asMap())
                        .isEqualTo(Map.of(
                                AttributeKey.stringKey("switchgear.breaker.name"),
                                "warehouse",
                                AttributeKey.stringKey("switchgear.breaker.state"),
                                "forced_open"));
            });
        }
    }

    @Test
    void anAsynchronousCallTellsTheSpanInWhichItBegan() {
        try (Application application = new Application(ON, Warehouse.class)) {
            Warehouse warehouse = application.bean(Warehouse.class);
            Span span = provider.get("test").spanBuilder("request").startSpan();
            CompletionStage<String> call;
            try (Scope scope = span.makeCurrent()) {
                assertThat(scope).isNotNull();
                call = warehouse.ship();
            }

            SpanData other = in(() -> warehouse.arrive());
            span.end();

            assertThat(call).isCompletedWithValue("shipped");
            assertThat(other.getAttributes().asMap()).isEqualTo(Map.of());
            assertThat(last().getAttributes().asMap()).isEqualTo(of("shipping", "closed", "succeeded"));
        }
    }

    @Test
    void aSpanThatIsNotRecordedIsNotTold() {
        try (SdkTracerProvider never = SdkTracerProvider.builder()
                        .setSampler(Sampler.alwaysOff())
                        .build();
                Application application = new Application(ON, Warehouse.class)) {
            Span span = never.get("test").spanBuilder("request").startSpan();
            try (Scope scope = span.makeCurrent()) {
                assertThat(scope).isNotNull();
                assertThat(application.bean(Warehouse.class).stock("oslo")).isEqualTo("oslo");
            }
            assertThat(application.bean(Warehouse.class).stock("bergen")).isEqualTo("bergen");
        }
    }

    @Test
    void offIsTheDefault() {
        try (Application application = new Application(Map.of(), Warehouse.class)) {
            SpanData span = in(() -> application.bean(Warehouse.class).stock("oslo"));

            assertThat(span.getAttributes().asMap()).isEqualTo(Map.of());
        }
    }

    @Test
    void anotherValueFailsTheDeployment() {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.tracing", "on"), Warehouse.class))
                .hasMessage("switchgear.tracing must be true or false but is 'on'");
    }
}
