package io.github.switchgear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DemoRestTest {

    @TestHTTPResource("/")
    URI base;

    @AfterEach
    void leaveItHealthyAndQuiet() throws Exception {
        shop().put("/shop/downstream", "{\"mode\":\"healthy\"}");
        shop().put("/shop/traffic", "{\"rate\":0}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failing", "wrong-content", "slow", "hanging", "refusing", "healthy"})
    void theDownstreamTakesEachOfItsModes(String mode) throws Exception {
        ShopHttp.Answer switched = shop().put("/shop/downstream", "{\"mode\":\"" + mode + "\"}");

        assertThat(switched.status()).isEqualTo(200);
        assertThat(switched.json().path("mode").asText()).isEqualTo(mode);
        assertThat(shop().get("/shop/downstream").json().path("mode").asText()).isEqualTo(mode);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"mode\":\"HEALTHY\"}", "{\"mode\":null}", "{\"mode\":1}", "{}", "[]", "null", "", "{", "mode"
            })
    void aWrongModeIsAnsweredWithThoseThatAreAllowed(String body) throws Exception {
        isBadInput(
                shop().put("/shop/downstream", body),
                "mode: one of healthy, failing, flaky, wrong-content, slow, hanging, refusing is allowed");
    }

    @Test
    void oneSiteOfTheWarehouseIsTakenDownAndComesBack() throws Exception {
        assertThat(shop().put("/shop/downstream/site", "{\"site\":\"north\"}")
                        .json()
                        .path("siteDown")
                        .asText())
                .isEqualTo("north");
        assertThat(shop().put("/shop/downstream/site", "{\"site\":\"none\"}")
                        .json()
                        .path("siteDown")
                        .asText())
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"site\":\"moon\"}", "{\"site\":null}", "{}", ""})
    void aWrongSiteIsAnsweredWithThoseThatAreAllowed(String body) throws Exception {
        isBadInput(
                shop().put("/shop/downstream/site", body),
                "site: one of none, north, east, south, west, harbour is allowed");
    }

    @Test
    void theTrafficTakesARate() throws Exception {
        ShopHttp.Answer set = shop().put("/shop/traffic", "{\"rate\":20}");

        assertThat(set.status()).isEqualTo(200);
        assertThat(set.json().path("rate").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"rate\":21}",
                "{\"rate\":-1}",
                "{\"rate\":2.5}",
                "{\"rate\":\"3\"}",
                "{\"rate\":1e99}",
                "{}",
                ""
            })
    void aWrongRateIsAnsweredWithTheBounds(String body) throws Exception {
        isBadInput(shop().put("/shop/traffic", body), "rate: a whole number from 0 to 20 is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"rush\":true}", "{\"rush\":\"ON\"}", "{\"rush\":null}", "{}", "[]", "", "{"})
    void aWrongRushIsAnsweredWithWhatIsAllowed(String body) throws Exception {
        isBadInput(shop().put("/shop/rush", body), "rush: on or off is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1.5", "9999999999999999999999"})
    void aWrongNumberOfACallIsAnsweredWithWhatIsAllowed(String after) throws Exception {
        isBadInput(shop().get("/shop/calls?after=" + after), "after: the number of a call, 0 or above, is allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "..%2Fpayments", "%3Cimg%3E", "abcdefghijklmnopqrstuvwxyz-0123456789"})
    void aWrongSkuIsAnsweredWithWhatIsAllowed(String sku) throws Exception {
        isBadInput(shop().get("/shop/articles/" + sku), "sku: 1 to 32 letters, digits or dashes are allowed");
    }

    @Test
    void anArticleThatDoesNotExistIs404() throws Exception {
        ShopHttp.Answer answer = shop().get("/shop/articles/unicorn");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("detail").asText()).isEqualTo("There is no article unicorn.");
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        ShopHttp.Answer page = shop().get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'self'; frame-ancestors 'none'");
    }

    private static void isBadInput(ShopHttp.Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
    }

    private ShopHttp shop() {
        return new ShopHttp(base);
    }
}
