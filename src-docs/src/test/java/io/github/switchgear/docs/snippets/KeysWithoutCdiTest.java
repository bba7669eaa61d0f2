package io.github.switchgear.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the guide to keys says of the core, in moved time. */
class KeysWithoutCdiTest {

    private final AtomicLong nanos = new AtomicLong();
    private final KeysWithoutCdi shop = new KeysWithoutCdi(2, nanos::get);

    @Test
    void anIllSiteIsAloneWithItAndComesBackByItself() throws Exception {
        open("oslo");

        assertThat(shop.stock("bergen", () -> "42")).isEqualTo("42");
        assertThat(shop.ill()).containsExactly("oslo");

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(shop.stock("oslo", () -> "42")).isEqualTo("42");
        assertThat(shop.ill()).isEmpty();
    }

    @Test
    void whatIsDoneToTheFamilyHoldsForSitesNotSeenYetToo() {
        shop.sites.of("oslo");

        shop.stocktaking();
        assertThat(state("oslo")).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(state("bergen")).isEqualTo(BreakerState.FORCED_OPEN);

        shop.stocktakingIsOver();
        assertThat(state("oslo")).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aSitesOwnOverrideStandsAboveTheFamilysAndEndsWithItsOwnReleaseOrTheFamilysReset() {
        assertThat(shop.shut("oslo")).isTrue();
        shop.stocktaking();
        shop.stocktakingIsOver();
        assertThat(state("oslo")).isEqualTo(BreakerState.FORCED_OPEN);

        shop.sites.family().reset();

        assertThat(state("oslo")).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whereNoSiteCanBeForgottenTheFamilysOwnBreakerGuardsOneMore() throws Exception {
        open("oslo");
        shop.shut("bergen");

        assertThat(shop.shut("bodø")).isFalse();
        shop.stock("bodø", () -> "42");

        assertThat(shop.sites.find("bodø")).isEmpty();
        assertThat(shop.sites.family().snapshot().keys().overflowed()).isEqualTo(1);
    }

    @Test
    void aSiteThatTellsNothingIsForgottenAndItsTotalsStay() throws Exception {
        AtomicInteger tracked = new AtomicInteger();
        Registration counting = shop.count(tracked::addAndGet);
        for (String site : List.of("oslo", "bergen", "bodø")) {
            shop.stock(site, () -> "42");
        }
        counting.close();

        assertThat(tracked).hasValue(2);
        assertThat(shop.sites.find("oslo")).isEmpty();
        assertThat(shop.sites.family().snapshot().totals().succeeded()).isEqualTo(3);
    }

    @Test
    void whoListensToTheFamilyHearsOfEachSite() {
        List<String> pages = new ArrayList<>();
        Registration watching = shop.watch(pages::add);
        open("oslo");
        shop.stocktaking();
        watching.close();
        shop.stocktakingIsOver();

        assertThat(pages).containsExactly("oslo is OPEN", "null is FORCED_OPEN");
    }

    @Test
    void blankIsNoKeyAndALongOneIsKnownByItsBeginningAndItsHash() {
        assertThat(shop.sites.of("  ")).isSameAs(shop.sites.family());

        CircuitBreaker site = shop.sites.of("x".repeat(201));

        assertThat(site.key().orElseThrow()).hasSize(197).startsWith("x".repeat(180) + "…");
        assertThat(shop.sites.of("x".repeat(201))).isSameAs(site);
        assertThat(shop.sites.of("x".repeat(200))).isNotSameAs(site);
    }

    private BreakerState state(String site) {
        return shop.sites.of(site).state();
    }

    private void open(String site) {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> shop.stock(site, () -> {
                        throw new IOException();
                    }))
                    .isInstanceOf(IOException.class);
        }
    }
}
