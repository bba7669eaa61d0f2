package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.Scrape;
import io.github.switchgear.containers.User;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What monitoring is told of the breakers, beside what the REST API tells at the same moment. */
@Proves(Promise.METRICS)
class MetricsIT extends BreakersMetrics {

    private Scrape scrape() {
        return Scrape.of(admin().metricsUri(), User.VIEWER);
    }

    @Test
    void everyBreakerHasEverySeriesAndIsInOneState() {
        assertEverySeriesOfEveryBreaker(scrape());
    }

    @Test
    void whatIsCalledIsCountedAndAgreesWithTheRestApi() {
        assertScriptedHour(this::scrape);
    }

    @Test
    void theyAreOpenMetricsAndForWhoMayReadAlone() {
        HttpResponse<String> response = Http.get(admin().metricsUri(), User.VIEWER);

        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/openmetrics-text");
        assertThat(response.body())
                .startsWith("# TYPE switchgear_breaker_state gauge\n")
                .endsWith("# EOF\n");
        assertThat(Http.get(admin().metricsUri(), User.NOBODY).statusCode()).isEqualTo(401);
    }
}
