package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Warehouse.Behaviour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An open breaker finds out by itself that its downstream service is back. */
@Proves(Promise.MACHINE)
class RecoveryIT extends ShopTest {

    @BeforeEach
    void shippingIsOpen() {
        warehouse.becomes(Behaviour.BROKEN);
        assertThat(nextTruck()).isEqualTo(502);
        assertThat(nextTruck()).isEqualTo(502);
    }

    @Test
    void afterTheRetryTimeAProbeThatSucceedsClosesIt() {
        warehouse.becomes(Behaviour.HEALTHY);
        awaitTheRetryTime();

        assertThat(nextTruck()).isEqualTo(200);

        assertThat(admin().state("shipping")).isEqualTo("CLOSED");
        assertThat(nextTruck()).isEqualTo(200);
    }

    @Test
    void afterTheRetryTimeAProbeThatFailsOpensItAgain() {
        awaitTheRetryTime();

        assertThat(nextTruck()).isEqualTo(502);

        // Its state would be a race with the retry time, which has begun again.
        assertThat(call("seen/shipping/at-once").body()).endsWith("OPEN -> HALF_OPEN\nHALF_OPEN -> OPEN");
    }

    private void awaitTheRetryTime() {
        admin().await("shipping", breaker -> breaker.getString("state").equals("HALF_OPEN"));
    }

    private int nextTruck() {
        return call("catalogue/next-truck").statusCode();
    }
}
