package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Methods of several beans, synchronous and not, behind one breaker. */
@Dependent
class SharingContract implements Bodies {

    @Inject
    Stock stock;

    @Inject
    Prices prices;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Stock {

        @Breaker(name = "sharing", allowedFails = 2, fallbackMethod = "lastKnown")
        String count(Exception failure) throws Exception {
            throw failure;
        }

        String lastKnown(Exception failure) {
            return "as many as yesterday";
        }

        @Breaker(name = "sharing", allowedFails = 2)
        CompletionStage<String> countLater(Throwable failure) {
            return CompletableFuture.failedStage(failure);
        }
    }

    @ApplicationScoped
    static class Prices {

        @Breaker(name = "sharing", allowedFails = 2, fallbackMethod = "listPrice")
        String price() {
            return "9.99";
        }

        String listPrice() {
            return "12.99";
        }
    }

    @Holds
    void failuresOfOneMethodOpenTheBreakerOfTheOthersAndEachHasItsOwnFallback() throws Exception {
        assertThat(prices.price()).isEqualTo("9.99");
        assertThat(stock.count(new Outage())).isEqualTo("as many as yesterday");
        assertThat(stock.countLater(new Outage()).toCompletableFuture()).isCompletedExceptionally();

        assertThat(breakers.state("sharing")).isEqualTo(BreakerState.OPEN);
        assertThat(prices.price()).isEqualTo("12.99");
        assertThat(stock.count(new Outage())).isEqualTo("as many as yesterday");
    }

    @Holds
    void theRegistryTellsAllMethodsOfTheBreaker() {
        assertThat(breakers.describe("sharing").methods())
                .containsExactly(
                        Prices.class.getName() + ".price()",
                        Stock.class.getName() + ".count(Exception)",
                        Stock.class.getName() + ".countLater(Throwable)");
    }
}
