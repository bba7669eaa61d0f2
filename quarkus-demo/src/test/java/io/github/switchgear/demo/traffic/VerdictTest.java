package io.github.switchgear.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private final AtomicLong nanos = new AtomicLong();
    private final CircuitBreaker breaker = CircuitBreaker.of(
            "inventory",
            BreakerSettings.builder()
                    .allowedFails(1)
                    .retryTimer(Duration.ofSeconds(10))
                    .build(),
            nanos::get);

    @Test
    void troubleWithTheConnectionIsToldInWordsThatDoNotDependOnTheJdk() {
        assertThat(Verdict.failed(new ConnectException()).text()).isEqualTo("connection refused");
        assertThat(Verdict.failed(new HttpConnectTimeoutException("x")).text()).isEqualTo("no connection in time");
        assertThat(Verdict.failed(new HttpTimeoutException("x")).text()).isEqualTo("no answer in time");
    }

    @Test
    void anyOtherExceptionIsToldByItsMessageOrItsName() {
        assertThat(Verdict.neutral(new IOException("boom")).text()).isEqualTo("boom");
        assertThat(Verdict.neutral(new IOException()).text()).isEqualTo("IOException");
    }

    @Test
    void aRejectionTellsHowManyWholeSecondsAreLeft() {
        open();
        nanos.addAndGet(Duration.ofMillis(2_500).toNanos());

        assertThat(Verdict.rejected(rejection()))
                .isEqualTo(new Verdict(Outcome.REJECTED, "not sent: open, probe in 8 s"));
    }

    @Test
    void aRejectionBesideARunningProbeSaysSo() {
        open();
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());

        breaker.callAsync(CompletableFuture::new);
        String text = Verdict.rejected(rejection()).text();

        assertThat(text).isEqualTo("not sent: half-open, a probe is under way");
    }

    @Test
    void aRejectionByAnOperatorSaysSo() {
        breaker.forceOpen(ManualOverride.because("maintenance"));

        assertThat(Verdict.rejected(rejection()).text()).isEqualTo("not sent: forced open");
    }

    private void open() {
        assertThatIOException()
                .isThrownBy(() -> breaker.call(() -> {
                    throw new IOException();
                }));
    }

    private BreakerOpenException rejection() {
        return catchThrowableOfType(BreakerOpenException.class, () -> breaker.call(() -> "never"));
    }
}
