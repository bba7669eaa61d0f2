package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.contract.EventReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A server that is asked to stop waits for requests where it is told to, and an event stream is one that never ends by itself. */
class SuspensionIT {

    private static final int SUSPENSION_SECONDS = 25;

    @Test
    void anOpenStreamHoldsItUpForNoLongerThanItsEndTakes() throws Exception {
        try (BareWildFly server =
                BareWildFly.start("suspended", "-Dorg.wildfly.sigterm.suspend.timeout=" + SUSPENSION_SECONDS)) {
            server.deploy("shop");
            try (EventReader reader = EventReader.open(server.asAnn("/shop/api/switchgear/api/stream"))) {
                reader.next("snapshot");

                long asked = System.nanoTime();
                server.stop();

                assertThat(Duration.ofNanos(System.nanoTime() - asked))
                        .isLessThan(Duration.ofSeconds(SUSPENSION_SECONDS - 10));
                reader.awaitEnd();
            }
        }
    }
}
