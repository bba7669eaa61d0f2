package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Warehouse.Behaviour;
import io.github.switchgear.containers.shop.OfferClient;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A fallback answers where there would be a failure's exception or a rejection, and nowhere else. */
@Proves(Promise.FALLBACK)
class FallbackIT extends ShopTest {

    @Test
    void itAnswersInsteadOfAnExceptionThatCountsAsAFailureAndThatStillOpensTheBreaker() {
        warehouse.closes();

        assertThat(offers().body()).isEqualTo("no offers for bolt: UncheckedIOException");
        assertThat(offers().statusCode()).isEqualTo(200);

        assertThat(admin().state("offers")).isEqualTo("OPEN");
    }

    @Test
    void itAnswersInsteadOfARejectionWithoutAskingTheWarehouse() {
        forceOpen();
        int before = warehouse.requests();
        int rejected = admin().total("offers", "rejected");

        assertThat(offers().body()).isEqualTo("no offers for bolt: BreakerOpenException");

        assertThat(warehouse.requests()).isEqualTo(before);
        assertThat(admin().total("offers", "rejected") - rejected).isEqualTo(1);
    }

    @Test
    void aValueThatTheValidatorRejectsStaysTheCallersAnswer() {
        int before = admin().total("offers", "failed");
        warehouse.becomes(Behaviour.WRONG_CONTENT);

        assertThat(offers().body()).isEqualTo(Behaviour.WRONG_CONTENT.body());

        assertThat(admin().total("offers", "failed") - before).isEqualTo(1);
    }

    @Test
    void anExceptionThatIsAllowedReachesTheCallerAsItself() {
        warehouse.becomes(Behaviour.WITHOUT_THE_ARTICLE);

        assertThat(offers().statusCode()).isEqualTo(404);
    }

    @Test
    void itsOwnExceptionReachesTheCaller() {
        forceOpen();

        assertThat(call("offers/" + OfferClient.DISCONTINUED).statusCode()).isEqualTo(410);
    }

    private HttpResponse<String> offers() {
        return call("offers/bolt");
    }

    private void forceOpen() {
        admin().operate("offers", "force-open", "{\"reason\": \"no offers today\"}");
    }
}
