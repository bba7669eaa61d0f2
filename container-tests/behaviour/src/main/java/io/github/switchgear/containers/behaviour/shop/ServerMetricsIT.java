package io.github.switchgear.containers.behaviour.shop;

import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Scrape;
import io.github.switchgear.containers.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same as the server's own endpoint tells it, through the library that the server has. */
@Tag("metrics")
class ServerMetricsIT extends BreakersMetrics {

    private Scrape scrape() {
        return Scrape.of(Deployments.container().metrics(deployed().root()), User.NOBODY);
    }

    @Test
    void everyBreakerHasEverySeriesAndIsInOneState() {
        assertEverySeriesOfEveryBreaker(scrape());
    }

    @Test
    void whatIsCalledIsCountedAndAgreesWithTheRestApi() {
        assertScriptedHour(this::scrape);
    }
}
