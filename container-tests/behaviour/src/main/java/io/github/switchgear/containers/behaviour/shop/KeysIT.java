package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Warehouse.Behaviour;
import org.junit.jupiter.api.Test;

/** One ill site, or one ill customer, does not take the others with it. */
@Proves(Promise.KEYS)
class KeysIT extends ShopTest {

    @Test
    void theSiteThatFailsIsOpenAndTheOthersAreNot() {
        fail("sites/oslo/stock");

        assertThat(status("sites/oslo/stock")).isEqualTo(503);
        assertThat(status("sites/bergen/stock")).isEqualTo(200);
        assertThat(admin().state("sites")).isEqualTo("CLOSED");
    }

    @Test
    void soIsTheCustomerWhomABeanOfTheRequestTells() {
        fail("sites/discount-for/ann");

        assertThat(status("sites/discount-for/ann")).isEqualTo(503);
        assertThat(status("sites/discount-for/bob")).isEqualTo(200);
    }

    @Test
    void whatAnOperatorDoesToTheBreakerHoldsForEverySite() {
        fail("sites/oslo/stock");

        admin().operate("sites", "force-closed", "{\"reason\": \"watched by hand\"}");
        assertThat(status("sites/oslo/stock")).isEqualTo(200);

        admin().operate("sites", "force-open", "{\"reason\": \"warehouse moves\"}");
        assertThat(status("sites/oslo/stock")).isEqualTo(503);
        assertThat(status("sites/never-seen/stock")).isEqualTo(503);

        admin().operate("sites", "reset", "{}");
        assertThat(status("sites/oslo/stock")).isEqualTo(200);
        assertThat(status("sites/never-seen/stock")).isEqualTo(200);
    }

    private void fail(String path) {
        warehouse.becomes(Behaviour.BROKEN);
        assertThat(status(path)).isEqualTo(502);
        assertThat(status(path)).isEqualTo(502);
        warehouse.becomes(Behaviour.HEALTHY);
    }

    private int status(String path) {
        return call(path).statusCode();
    }
}
