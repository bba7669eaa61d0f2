package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breakers on the interfaces of REST clients, for which Quarkus generates the classes. */
class RestClientIT {

    private static final String STOCK = WarehouseClient.class.getName() + ".stock";

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.configured(
            Map.of("quarkus.rest-client.warehouse.url", warehouse()),
            Deployment.of(WarehouseClient.class, PriceClient.class, Breakers.class));

    @Inject
    @RestClient
    WarehouseClient warehouse;

    @Inject
    @RestClient
    PriceClient prices;

    @Inject
    BreakerRegistry registry;

    @Inject
    Breakers breakers;

    /** A server whose answer has the status that its path names; it ends with the tests. */
    private static String warehouse() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                exchange.sendResponseHeaders(status, 0);
                exchange.getResponseBody().write('7');
                exchange.close();
            });
            server.start();
            return "http://localhost:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void failThreeTimes(ThrowingCallable call) {
        for (int failure = 0; failure < 3; failure++) {
            assertThatThrownBy(call).isInstanceOf(WebApplicationException.class);
        }
    }

    @Test
    void theBreakersAreListedByTheInterfaceAndNotByTheClassThatQuarkusGenerates() {
        assertThat(registry.all())
                .extracting(CircuitBreaker::name)
                .containsExactly(STOCK, "prices", "sites", "stage", "uni", "with-fallback");
        assertThat(registry.describe(STOCK).orElseThrow().methods())
                .containsExactly(WarehouseClient.class.getName() + ".stock(int)");
    }

    @Test
    void aClientThatFailedThreeTimesIsNotAskedAgain() {
        assertThat(warehouse.stock(200)).isEqualTo("7");

        failThreeTimes(() -> warehouse.stock(500));

        assertThatThrownBy(() -> warehouse.stock(200)).isInstanceOf(BreakerOpenException.class);
        assertThat(breakers.state(STOCK)).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void anArgumentOfTheRequestMayBeTheKey() {
        failThreeTimes(() -> warehouse.ofSite(500, "oslo"));

        assertThatThrownBy(() -> warehouse.ofSite(200, "oslo")).isInstanceOf(BreakerOpenException.class);
        assertThat(warehouse.ofSite(200, "bergen")).isEqualTo("7");
        assertThat(breakers.state("sites")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void anAnnotationOnTheInterfaceGuardsItsMethods() {
        assertThat(prices.price(200)).isEqualTo("7");

        // MicroProfile makes an exception of each status from 400 on
        failThreeTimes(() -> prices.price(404));

        assertThatThrownBy(() -> prices.price(200)).isInstanceOf(BreakerOpenException.class);
    }

    @Test
    void aStageIsJudgedWhenItCompletes() {
        assertThat(warehouse.later(200).toCompletableFuture().join()).isEqualTo("7");
        for (int failure = 0; failure < 3; failure++) {
            assertThatThrownBy(() -> warehouse.later(500).toCompletableFuture().join())
                    .hasCauseInstanceOf(WebApplicationException.class);
        }

        assertThatThrownBy(() -> warehouse.later(200).toCompletableFuture().join())
                .hasCauseInstanceOf(BreakerOpenException.class);
    }

    @Test
    void aUniIsJudgedWhenItCompletes() {
        assertThat(warehouse.lazily(200).await().indefinitely()).isEqualTo("7");

        failThreeTimes(() -> warehouse.lazily(500).await().indefinitely());

        assertThatThrownBy(() -> warehouse.lazily(200).await().indefinitely()).isInstanceOf(BreakerOpenException.class);
    }

    @Test
    void aDefaultMethodOfAClientAnswersForAnotherOne() {
        for (int call = 0; call < 4; call++) {
            assertThat(warehouse.guess(500)).isEqualTo("none for 500");
        }
        assertThat(breakers.state("with-fallback")).isEqualTo(BreakerState.OPEN);
    }
}
