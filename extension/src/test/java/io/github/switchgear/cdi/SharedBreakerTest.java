package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.guard.DeployedBreakers;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Methods with the same explicit name. */
@EnableWeld
class SharedBreakerTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Application.weld(Stock.class, Prices.class));

    @Inject
    Stock stock;

    @Inject
    Prices prices;

    @Inject
    DeployedBreakers breakers;

    @ApplicationScoped
    static class Stock {

        @Breaker(name = "warehouse", allowedExceptions = IllegalStateException.class)
        public void count() throws Outage {
            throw new Outage();
        }
    }

    @Dependent
    static class Prices {

        @Breaker(name = "warehouse", allowedExceptions = IllegalStateException.class, retryTimer = 30)
        public void list() throws Outage {
            throw new Outage();
        }

        @Breaker(name = "warehouse", allowedExceptions = IllegalStateException.class)
        public void find(String sku) throws Outage {
            throw new Outage();
        }
    }

    @Test
    void shareOneBreakerInWhichTheirFailuresAddUp() {
        Outage.meets(stock::count, 1);
        Outage.meets(prices::list, 1);
        Outage.meets(() -> prices.find("7"), 1);

        assertThat(Outage.rejects(stock::count).breakerName()).isEqualTo("warehouse");
        assertThat(breakers.all()).hasSize(1);
    }

    @Test
    void areAllListedUnderIt() {
        assertThat(breakers.describe("warehouse").orElseThrow().methods())
                .containsExactly(
                        Prices.class.getName() + ".find(String)",
                        Prices.class.getName() + ".list()",
                        Stock.class.getName() + ".count()");
    }
}
