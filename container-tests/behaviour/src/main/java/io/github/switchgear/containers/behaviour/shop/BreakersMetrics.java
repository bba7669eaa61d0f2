package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Scrape;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/** What holds of the breakers' metrics, wherever they are scraped. */
abstract class BreakersMetrics extends ShopTest {

    private static final String CALLS = "switchgear_breaker_calls_total";
    private static final String STATE = "switchgear_breaker_state";
    private static final String TIME = "switchgear_breaker_state_time_seconds_total";

    final void assertEverySeriesOfEveryBreaker(Scrape scrape) {
        for (JsonObject breaker : admin().breakers()) {
            String name = breaker.getString("name");
            assertThat(scrape.by("state", STATE, name))
                    .as(name)
                    .containsOnlyKeys("closed", "open", "half_open", "forced_open", "forced_closed", "disabled")
                    .containsEntry("closed", 1.0)
                    .satisfies(states -> assertThat(states.values()).containsOnlyOnce(1.0));
            assertThat(scrape.by("outcome", CALLS, name))
                    .as(name)
                    .containsOnlyKeys("succeeded", "failed", "slow", "neutral", "rejected");
            assertThat(scrape.by("state", TIME, name)).as(name).hasSize(6);
            assertThat(scrape.by("kind", "switchgear_breaker_override", name))
                    .as(name)
                    .isEqualTo(Map.of("forced_open", 0.0, "forced_closed", 0.0));
            assertThat(scrape.by("breaker", "switchgear_breaker_fallbacks_total", name))
                    .as(name)
                    .hasSize(1);
            assertThat(scrape.by("state", "switchgear_breaker_keys", name))
                    .as(name)
                    .hasSize(breaker.isNull("keys") ? 0 : 5);
        }
    }

    /** Calls that are sent, failures, an opening, rejections and an override, each of which the scrape has to tell. */
    final void assertScriptedHour(Supplier<Scrape> scrapes) {
        Scrape before = scrapes.get();
        stock();
        tripInventory();
        stock();
        stock();
        admin().operate("offers", "force-open", "{\"reason\": \"no offers today\"}");
        call("offers/bolt");

        Scrape after = scrapes.get();
        assertThat(grown(before, after, "inventory", "succeeded")).isEqualTo(1);
        assertThat(grown(before, after, "inventory", "failed")).isEqualTo(3);
        assertThat(grown(before, after, "inventory", "rejected")).isEqualTo(2);
        assertThat(grown(before, after, "inventory", "slow")).isZero();
        assertThat(grown(before, after, "inventory", "neutral")).isZero();
        assertThat(after.value(STATE, "breaker", "inventory", "state", "open")).isEqualTo(1);
        assertThat(after.value(STATE, "breaker", "inventory", "state", "closed"))
                .isZero();
        assertThat(after.value("switchgear_breaker_override", "breaker", "offers", "kind", "forced_open"))
                .isEqualTo(1);
        assertThat(after.value("switchgear_breaker_fallbacks_total", "breaker", "offers"))
                .isEqualTo(admin().total("offers", "fallbacks"));
        assertThat(after.value(
                        "switchgear_breaker_transitions_total",
                        "breaker",
                        "inventory",
                        "from",
                        "closed",
                        "to",
                        "open",
                        "cause",
                        "failures_reached"))
                .isPositive();
        for (JsonObject breaker : admin().breakers()) {
            String name = breaker.getString("name");
            JsonObject totals = breaker.getJsonObject("totals");
            assertThat(after.by("outcome", CALLS, name))
                    .as(name)
                    .containsEntry("succeeded", (double) totals.getInt("succeeded"))
                    .containsEntry("failed", (double) (totals.getInt("failed") - totals.getInt("slow")))
                    .containsEntry("slow", (double) totals.getInt("slow"))
                    .containsEntry("neutral", (double) totals.getInt("neutral"))
                    .containsEntry("rejected", (double) totals.getInt("rejected"));
        }
        double open = after.value(TIME, "breaker", "inventory", "state", "open");
        Eventually.pause(Duration.ofMillis(50));
        assertThat(scrapes.get().value(TIME, "breaker", "inventory", "state", "open"))
                .isGreaterThanOrEqualTo(open + 0.05);
    }

    private static double grown(Scrape before, Scrape after, String breaker, String outcome) {
        return after.value(CALLS, "breaker", breaker, "outcome", outcome)
                - before.value(CALLS, "breaker", breaker, "outcome", outcome);
    }
}
