package io.github.switchgear.quarkus.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.acme.shop.InventoryClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** One dependency brings all of it. */
@QuarkusTest
class ShopTest {

    @Inject
    InventoryClient inventory;

    @Test
    void aCallIsCountedOnTheDashboardsRest() {
        assertThat(inventory.stock("bolt-8")).isEqualTo(42);

        given().auth()
                .preemptive()
                .basic("ann", "secret")
                .get("switchgear/api/breakers/inventory")
                .then()
                .statusCode(200)
                .body("totals.succeeded", equalTo(1));
    }
}
