package io.github.switchgear.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.demo.ShopHttp;
import io.github.switchgear.demo.downstream.Downstream;
import io.github.switchgear.demo.downstream.DownstreamMode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ShopBreakersTest {
    private static final Sku LAMP = new Sku("lamp");
    private static final Sku UNICORN = new Sku("unicorn");

    @TestHTTPResource("/")
    URI base;

    @Inject
    Downstream downstream;

    @Inject
    BreakerRegistry breakers;

    @Inject
    CatalogClient catalog;

    @Inject
    PaymentClient payment;

    @BeforeEach
    void startHealthy() throws IOException {
        downstream.switchTo(DownstreamMode.HEALTHY);
        breakers.all().forEach(CircuitBreaker::reset);
    }

    @Test
    void aHealthyDownstreamMakesAnArticlePage() throws Exception {
        ShopHttp.Answer page = shop().get("/shop/articles/lamp");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("{\"sku\":\"lamp\",\"name\":\"Desk lamp\",\"cents\":4900,\"stock\":12}");
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILING", "WRONG_CONTENT"})
    void theThirdAnswerThatTheValidatorRefusesOpensAndTheNextCallNeverReachesTheDownstream(DownstreamMode mode)
            throws Exception {
        downstream.switchTo(mode);
        for (int fails = 0; fails < 3; fails++) {
            assertThat(breaker("inventory").state()).isEqualTo(BreakerState.CLOSED);
            assertThat(shop().get("/shop/articles/lamp").status()).isEqualTo(502);
        }
        assertThat(breaker("inventory").state()).isEqualTo(BreakerState.OPEN);
        long reached = downstream.requests();

        ShopHttp.Answer rejected = shop().get("/shop/articles/lamp");

        assertThat(rejected.status()).isEqualTo(503);
        assertThat(rejected.header("Retry-After").map(Integer::valueOf))
                .hasValueSatisfying(seconds -> assertThat(seconds).isBetween(1, 10));
        assertThat(rejected.header("Content-Type")).contains("application/problem+json");
        assertThat(rejected.json().path("detail").asText()).contains("inventory");
        assertThat(downstream.requests()).isEqualTo(reached);
    }

    @Test
    void aMissingArticleLeavesTheCatalogsCountAsItIs() throws Exception {
        downstream.switchTo(DownstreamMode.FAILING);
        failTwice();
        downstream.switchTo(DownstreamMode.HEALTHY);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> catalog.entry(UNICORN));

        assertThat(breaker("catalog").snapshot().consecutiveFailures()).isEqualTo(2);
    }

    @Test
    void anArticleThatExistsZeroesTheCatalogsCount() throws Exception {
        downstream.switchTo(DownstreamMode.FAILING);
        failTwice();
        downstream.switchTo(DownstreamMode.HEALTHY);

        assertThat(catalog.entry(LAMP).name()).isEqualTo("Desk lamp");

        assertThat(breaker("catalog").snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void everyOtherExceptionCountsAtTheCatalog() throws Exception {
        downstream.switchTo(DownstreamMode.FAILING);
        failTwice();
        downstream.switchTo(DownstreamMode.WRONG_CONTENT);

        assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> catalog.entry(LAMP));

        assertThat(breaker("catalog").state()).isEqualTo(BreakerState.OPEN);
        assertThatExceptionOfType(BreakerOpenException.class).isThrownBy(() -> catalog.entry(LAMP));
    }

    @Test
    void noAnswerThatArrivesCountsAtThePayment() throws Exception {
        assertThatExceptionOfType(PaymentDeclinedException.class).isThrownBy(() -> payment.pay(1_000_000));
        downstream.switchTo(DownstreamMode.FAILING);
        for (int i = 0; i < 5; i++) {
            assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> payment.pay(100));
        }
        downstream.switchTo(DownstreamMode.WRONG_CONTENT);
        assertThatExceptionOfType(UnreadableAnswerException.class).isThrownBy(() -> payment.pay(100));

        assertThat(breaker("payment").state()).isEqualTo(BreakerState.CLOSED);
        assertThat(breaker("payment").snapshot().consecutiveFailures()).isZero();
    }

    @Test
    void aRefusedConnectionAndATimeOutCountAtThePayment() throws Exception {
        downstream.switchTo(DownstreamMode.REFUSING);
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> payment.pay(100));
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> payment.pay(100));
        assertThat(breaker("payment").snapshot().consecutiveFailures()).isEqualTo(2);

        downstream.switchTo(DownstreamMode.HANGING);
        assertThatExceptionOfType(HttpTimeoutException.class).isThrownBy(() -> payment.pay(100));

        assertThat(breaker("payment").state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void slowButRightOpensNothing() throws Exception {
        downstream.switchTo(DownstreamMode.SLOW);

        assertThat(payment.pay(100)).isEqualTo(new Receipt(100));

        assertThat(breaker("payment").snapshot().consecutiveFailures()).isZero();
    }

    private void failTwice() {
        assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> catalog.entry(LAMP));
        assertThatExceptionOfType(ServerErrorException.class).isThrownBy(() -> catalog.entry(LAMP));
    }

    private CircuitBreaker breaker(String name) {
        return breakers.find(name).orElseThrow();
    }

    private ShopHttp shop() {
        return new ShopHttp(base);
    }
}
