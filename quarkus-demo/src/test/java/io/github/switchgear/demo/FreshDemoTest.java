package io.github.switchgear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** In an application of its own, which nobody has called yet. */
@QuarkusTest
@TestProfile(FreshDemoTest.OfItsOwn.class)
class FreshDemoTest {

    /** Being another profile is enough to get another application. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    private static final String[] NAMES = {
        "catalog",
        "delivery",
        "inventory",
        "payment",
        "prices",
        "recommendations",
        "reviews",
        "search-at-once",
        "search-ramped",
        "shipping",
        "warehouse"
    };

    @TestHTTPResource("/")
    URI base;

    @Inject
    BreakerRegistry breakers;

    @Test
    void allBreakersAreKnownBeforeTheirFirstCall() {
        assertThat(breakers.all()).extracting(CircuitBreaker::name).containsExactly(NAMES);
        assertThat(breakers.all()).allSatisfy(breaker -> {
            assertThat(breaker.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(breaker.snapshot().totals()).isEqualTo(new Totals(0, 0, 0, 0, 0));
        });
    }

    @Test
    void theOperatorsSeeThemToo() throws Exception {
        JsonNode answer = new ShopHttp(base)
                .getAs("viewer", "viewer", "/switchgear/api/breakers")
                .json();

        assertThat(answer.path("breakers").findValuesAsText("name")).containsExactly(NAMES);
    }
}
