package io.github.switchgear.docs.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.StaleGenerationException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The core's page does what it says, in moved time. */
class WithoutCdiTest {

    private final AtomicLong nanos = new AtomicLong();
    private final WithoutCdi shop = new WithoutCdi(nanos::get);

    @Test
    void afterThreeFailuresACallIsAnsweredWithoutTheWarehouseUntilTheRetryTimeHasPassed() throws Exception {
        open();
        assertThat(shop.stock(() -> "42")).startsWith("unknown, ask again in PT");

        nanos.addAndGet(Duration.ofSeconds(33).toNanos());
        assertThat(shop.stock(() -> "42")).isEqualTo("42");
        assertThat(shop.breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void aFallbackAnswersForTheRejection() throws Exception {
        open();
        assertThat(shop.stockOrUsual(() -> "42")).isEqualTo("the usual");
    }

    @Test
    void anAsynchronousCallIsJudgedWhenItCompletes() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> call = shop.stockLater(() -> answer);
        assertThat(shop.breaker.snapshot().totals().failed()).isZero();

        answer.completeExceptionally(new IOException());

        assertThat(call).isCompletedExceptionally();
        assertThat(shop.breaker.snapshot().totals().failed()).isEqualTo(1);
    }

    @Test
    void itIsForcedOpenForTenMinutesAndReleasedToAProbe() {
        List<String> pages = new ArrayList<>();
        shop.watch(pages::add);
        shop.maintenance();
        assertThat(shop.breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);

        shop.over();

        assertThat(shop.breaker.state()).isEqualTo(BreakerState.HALF_OPEN);
        assertThat(pages).containsExactly("FORCED_OPEN FORCED", "HALF_OPEN RELEASED");
        shop.stopWatching();
    }

    @Test
    void itIsForcedOpenTonightByTheClockAlone() {
        Instant two = shop.breaker.snapshot().since().plus(Duration.ofHours(9));
        shop.tonight(two);
        assertThat(shop.breaker.state()).isEqualTo(BreakerState.CLOSED);

        nanos.addAndGet(Duration.ofHours(9).toNanos());

        assertThat(shop.breaker.state()).isEqualTo(BreakerState.FORCED_OPEN);
    }

    @Test
    void nobodyResetsWhatTheyHaveNotSeen() throws Exception {
        long seen = shop.breaker.snapshot().generation();
        open();

        assertThatThrownBy(() -> shop.seenAndReset(seen)).isInstanceOf(StaleGenerationException.class);
        shop.seenAndReset(seen + 1);
        assertThat(shop.breaker.state()).isEqualTo(BreakerState.CLOSED);
    }

    private void open() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> shop.stock(() -> {
                        throw new IOException();
                    }))
                    .isInstanceOf(IOException.class);
        }
    }
}
