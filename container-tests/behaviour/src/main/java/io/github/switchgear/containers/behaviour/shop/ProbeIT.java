package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Warehouse;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A half-open breaker tries its downstream service with one call at a time. */
@Proves(Promise.MACHINE)
class ProbeIT extends ShopTest {

    @Test
    void whileTheProbeIsOutEveryOtherCallIsRejectedAndTheWarehouseSeesTheProbeAlone() {
        admin().operate("inventory", "force-open", "{\"reason\": \"to be probed at once\"}");
        admin().operate("inventory", "release", "{}");
        CompletableFuture<HttpResponse<String>> probe;

        try (Warehouse.Hold hold = warehouse.holds()) {
            probe = deployed().begin("inventory/bolt");
            hold.awaitRequests(1);

            assertThat(admin().breaker("inventory").getBoolean("probeInFlight")).isTrue();
            HttpResponse<String> second = stock();
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.body()).isEqualTo("inventory is HALF_OPEN");
            assertThat(second.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(stock().statusCode()).isEqualTo(503);
            assertThat(hold.requestsSince()).isEqualTo(1);
        }

        assertThat(probe.join().statusCode()).isEqualTo(200);
        assertThat(admin().state("inventory")).isEqualTo("CLOSED");
        assertThat(stock().statusCode()).isEqualTo(200);
    }
}
