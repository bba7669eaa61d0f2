package io.github.switchgear.demo.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.recovery.RecoveryUnderLoad;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.demo.traffic.Rate;
import io.github.switchgear.demo.traffic.Rush;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the visitor of the rush sees in three minutes, in moved time: with the demo's engine, settings and rate. */
@QuarkusTest
class SearchRecoveryTest {

    @Inject
    BreakerRegistry breakers;

    @Test
    void withoutARampItsSearchEngineGoesDownAgainAndAgainAndWithOneItStays() {
        assertThat(Rush.RATE).isEqualTo(new Rate(RecoveryUnderLoad.RATE));

        assertThat(openings("search-at-once")).isEqualTo(17);
        assertThat(openings("search-ramped")).isEqualTo(1);
    }

    private int openings(String name) {
        BreakerSettings settings = breakers.find(name).orElseThrow().settings();
        AtomicLong nanos = new AtomicLong();
        SearchEngine engine = new SearchEngine(nanos::get);
        CircuitBreaker breaker = CircuitBreaker.of(name, settings, nanos::get);
        return RecoveryUnderLoad.of(
                        breaker, 180, time -> nanos.addAndGet(time.toNanos()), engine::answers, engine::restart)
                .openings();
    }
}
