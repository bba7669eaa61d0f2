package io.github.switchgear.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.demo.shop.Found;
import io.github.switchgear.demo.shop.SearchClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RushTest {

    @Inject
    Rush rush;

    @Inject
    SearchClient search;

    @Inject
    BreakerRegistry breakers;

    @BeforeEach
    void resetTheBreakers() {
        breakers.all().forEach(CircuitBreaker::reset);
    }

    @AfterEach
    void leaveItQuiet() {
        rush.stop();
        resetTheBreakers();
    }

    @Test
    void itBringsBothSearchEnginesDownWhichOpensBothBreakers() {
        rush.start();

        assertThat(rush.isRunning()).isTrue();
        await().untilAsserted(() -> assertThat(rush.sides()).allSatisfy(side -> {
            assertThat(side.openings()).isPositive();
            assertThat(side.failed()).isPositive();
            assertThat(side.rejected()).isPositive();
        }));
        assertThat(rush.sides()).extracting(Rush.Side::breaker).containsExactly("search-at-once", "search-ramped");
    }

    @Test
    void eachStartCountsAnew() {
        rush.start();
        await().until(() -> rush.sides().stream().allMatch(side -> side.openings() > 0));
        rush.stop();
        resetTheBreakers();

        rush.start();
        rush.stop();

        assertThat(rush.isRunning()).isFalse();
        assertThat(rush.sides()).allSatisfy(side -> {
            assertThat(side.openings()).isZero();
            assertThat(side.state()).isEqualTo(BreakerState.CLOSED);
            assertThat(side.share()).isNull();
        });
    }

    @Test
    void aSearchFindsSomethingOnceTheEnginesAreUp() {
        await().ignoreExceptionsInstanceOf(Exception.class).untilAsserted(() -> {
            resetTheBreakers();
            assertThat(search.searchAtOnce()).isEqualTo(new Found(3));
            assertThat(search.searchRamped()).isEqualTo(new Found(3));
        });
    }
}
