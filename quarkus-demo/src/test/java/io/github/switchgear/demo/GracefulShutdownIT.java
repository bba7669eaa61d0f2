package io.github.switchgear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import io.github.switchgear.demo.browser.RunningDemo;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A graceful shutdown waits for requests, and an event stream is one that never ends by itself. */
class GracefulShutdownIT {

    private static HttpRequest.Builder stream(RunningDemo demo) {
        String signIn = ShopHttp.signIn("viewer", "viewer");
        return HttpRequest.newBuilder(URI.create(demo.base() + "switchgear/api/stream"))
                .header(
                        "Authorization",
                        signIn.substring(signIn.indexOf(':') + 1).strip());
    }

    @Test
    void anOpenStreamHoldsItUpForNoLongerThanItsEndTakes() throws Exception {
        try (RunningDemo demo = RunningDemo.start(Map.of("shop.traffic.rate", "0", "quarkus.shutdown.timeout", "30s"));
                EventReader reader = EventReader.open(stream(demo));
                EventReader another = EventReader.open(stream(demo))) {
            reader.next("snapshot");
            another.next("snapshot");

            assertThat(demo.stop()).isLessThan(Duration.ofSeconds(10));

            reader.awaitEnd();
            another.awaitEnd();
            assertThat(demo.log()).doesNotContain("ERROR").doesNotContain("Timed out");
        }
    }
}
