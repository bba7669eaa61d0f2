package io.github.switchgear.quarkus.together;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.quarkus.together.shop.Cleaning;
import io.github.switchgear.quarkus.together.shop.Delivery;
import io.github.switchgear.quarkus.together.shop.Greeter;
import io.github.switchgear.quarkus.together.shop.InventoryClient;
import io.github.switchgear.quarkus.together.shop.KeptSpans;
import io.github.switchgear.quarkus.together.shop.Orders;
import io.github.switchgear.quarkus.together.shop.PriceTags;
import io.github.switchgear.quarkus.together.shop.WarehouseClient;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.virtual.threads.VirtualThreads;
import io.restassured.response.Response;
import io.vertx.mutiny.core.eventbus.EventBus;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An application of many extensions: whoever calls a guarded method, it is guarded, and the call is counted once. */
class ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = new QuarkusUnitTest()
            .withApplicationRoot(archive -> archive.addPackage(InventoryClient.class.getPackage()))
            .withConfigurationResource("shop.properties")
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(lines -> assertThat(lines)
                    .as("warnings of the build and of the start")
                    .extracting(line -> line.getLoggerName() + ": " + line.getMessage())
                    .noneMatch(line -> line.contains("switchgear")));

    @Inject
    BreakerRegistry breakers;

    @Inject
    InventoryClient inventory;

    @RestClient
    WarehouseClient warehouse;

    @Inject
    Orders orders;

    @Inject
    EventBus events;

    @Inject
    Cleaning cleaning;

    @Inject
    Delivery delivery;

    @Inject
    PriceTags tags;

    @Inject
    @VirtualThreads
    ExecutorService virtualThreads;

    @Inject
    KeptSpans spans;

    @TestHTTPResource
    URI application;

    private Totals totals(String breaker) {
        return breakers.find(breaker).orElseThrow().snapshot().totals();
    }

    private Response get(String path) {
        return given().baseUri(application.toString())
                .auth()
                .preemptive()
                .basic("ann", "secret")
                .get(path);
    }

    @Test
    void aCallIsOnTheDashboardsRestAndInTheMetrics() {
        assertThat(inventory.stock("bolt-8")).isEqualTo(42);

        get("switchgear/api/breakers/inventory").then().statusCode(200).body("totals.succeeded", equalTo(1));
        String metrics = get("q/metrics").asString();
        assertThat(metrics)
                .contains("switchgear_breaker_calls_total{breaker=\"inventory\",outcome=\"succeeded\"} 1.0")
                .contains("switchgear_breaker_state{breaker=\"inventory\",state=\"closed\"} 1.0");
        assertThat(metrics.lines().filter(line -> line.startsWith("# TYPE switchgear_breaker_calls")))
                .as("nobody tells of it twice")
                .hasSize(1);
    }

    @Test
    void theBreakersAreOneCheckOfReadiness() {
        Response health = get("q/health/ready");

        assertThat(health.jsonPath().getList("checks.findAll { it.name == 'switchgear' }.status"))
                .isEqualTo(List.of("UP"));
        assertThat(health.jsonPath().getString("checks.find { it.name == 'switchgear' }.data.inventory"))
                .isEqualTo("CLOSED");
    }

    @Test
    void aRestClientIsGuardedAndSoIsTheResourceThatItCalls() {
        assertThat(warehouse.stock(application.toString())).isEqualTo("7");

        assertThat(totals("warehouse").succeeded()).isEqualTo(1);
        assertThat(totals("resource").succeeded()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(spans.ended())
                .as("spans of the request that the resource answered")
                .filteredOn(span -> "resource".equals(attribute(span, "name")))
                .singleElement()
                .satisfies(span -> {
                    assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
                    assertThat(attribute(span, "outcome")).isEqualTo("succeeded");
                }));
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey("switchgear.breaker." + name));
    }

    @Test
    void aMessageIsOneCall() {
        orders.place("bolt-8");

        assertThat(totals("orders").succeeded()).isEqualTo(1);
    }

    @Test
    void anEventIsOneCall() {
        assertThat(events.<Integer>requestAndAwait("prices", "bolt-8").body()).isEqualTo(6);

        assertThat(totals("prices").succeeded()).isEqualTo(1);
    }

    @Test
    void aScheduledRunIsOneCall() {
        await().until(() -> cleaning.done() == 1 && totals("cleaning").succeeded() == 1);
    }

    @Test
    void aRetryIsOneMoreCall() {
        assertThatThrownBy(delivery::deliver).isInstanceOf(IllegalStateException.class);

        assertThat(totals("delivery").failed()).isEqualTo(2);
    }

    /** Where Java has no virtual threads, Quarkus takes one of its pool. */
    @Test
    void aCallInAVirtualThreadIsOneCall() throws Exception {
        String thread = virtualThreads.submit(tags::print).get();

        assertThat(thread.equals("VirtualThread"))
                .as(thread)
                .isEqualTo(Runtime.version().feature() >= 21);
        assertThat(totals("price-tags").succeeded()).isEqualTo(1);
    }

    @Test
    void aCallOverGrpcIsOneCall() {
        ManagedChannel channel = ManagedChannelBuilder.forAddress(application.getHost(), application.getPort())
                .usePlaintext()
                .build();
        try {
            assertThat(ClientCalls.blockingUnaryCall(
                            channel, Greeter.GREET, CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS), "Ann"))
                    .isEqualTo("Hello Ann");
        } finally {
            channel.shutdownNow();
        }

        assertThat(totals("greeter").succeeded()).isEqualTo(1);
    }

    @Test
    void theApplicationsOwnDescriptionHasNothingOfOurs() {
        assertThat(get("q/openapi").asString()).contains("/warehouse").doesNotContain("switchgear/api");
    }
}
