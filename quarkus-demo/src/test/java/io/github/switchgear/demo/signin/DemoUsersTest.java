package io.github.switchgear.demo.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.demo.ShopHttp;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DemoUsersTest {
    private static final String BREAKERS = "/switchgear/api/breakers";
    private static final String RESET = BREAKERS + "/payment/reset";
    private static final String BECAUSE = "{\"reason\":\"proving who may\"}";

    @TestHTTPResource("/")
    URI base;

    @Test
    void theShopIsOpenToEverybodyAndTheBreakersAreNot() throws Exception {
        assertThat(shop().get("/").status()).isEqualTo(200);
        assertThat(shop().get("/shop/downstream").status()).isEqualTo(200);
        assertThat(shop().get(BREAKERS).status()).isEqualTo(401);
        assertThat(shop().get("/switchgear/").header("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWithIgnoringCase("basic"));
    }

    @Test
    void theViewerSeesAndMayChangeNothing() throws Exception {
        assertThat(shop().getAs("viewer", "viewer", BREAKERS).status()).isEqualTo(200);
        assertThat(shop().operateAs("viewer", "viewer", RESET, BECAUSE).status())
                .isEqualTo(403);
    }

    @Test
    void theOperatorSeesAndOperates() throws Exception {
        assertThat(shop().getAs("operator", "operator", BREAKERS).status()).isEqualTo(200);
        assertThat(shop().operateAs("operator", "operator", RESET, BECAUSE).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"viewer, operator", "viewer, ''", "VIEWER, viewer", "nobody, nobody", "nobody, ''", "'', ''"})
    void anyOtherNameAndPasswordIsRefusedAlike(String user, String password) throws Exception {
        ShopHttp.Answer answer = shop().getAs(user, password, BREAKERS);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isPresent();
    }

    private ShopHttp shop() {
        return new ShopHttp(base);
    }
}
