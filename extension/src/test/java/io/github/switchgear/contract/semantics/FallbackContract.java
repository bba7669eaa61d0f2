package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.concurrent.Callable;

/** When a fallback answers. */
@Dependent
class FallbackContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(
                name = "fallback",
                allowedFails = 2,
                allowedExceptions = IOException.class,
                validator = NotBlank.class,
                fallbackMethod = "lastKnown")
        Object stock(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        Object lastKnown(Callable<?> downstream, Throwable failure) {
            return failure;
        }

        @Breaker(name = "fallback.failing", fallbackMethod = "failToo")
        Object withFailingFallback(Callable<?> downstream) throws Exception {
            return downstream.call();
        }

        Object failToo(Callable<?> downstream) throws IOException {
            throw new IOException("nobody knows");
        }
    }

    @ApplicationScoped
    static class NotBlank implements ResultValidator<Object> {

        @Override
        public boolean isValid(Object result) {
            return !"".equals(result);
        }
    }

    @Holds
    void theFallbackAnswersInsteadOfAFailureWhichCountsAllTheSame() throws Exception {
        Outage outage = new Outage();
        Callable<?> failing = () -> {
            throw outage;
        };

        assertThat(client.stock(failing)).isSameAs(outage);
        assertThat(breakers.failures("fallback")).isEqualTo(1);
        assertThat(client.stock(failing)).isSameAs(outage);
        assertThat(breakers.state("fallback")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void theFallbackAnswersInsteadOfARejectionAndSeesIt() throws Exception {
        breakers.shut("fallback");
        Totals before = breakers.totals("fallback");

        assertThat(client.stock(() -> "in vain"))
                .isInstanceOfSatisfying(
                        BreakerOpenException.class,
                        rejection -> assertThat(rejection.breakerName()).isEqualTo("fallback"));
        assertThat(breakers.totals("fallback").rejected()).isEqualTo(before.rejected() + 1);
    }

    @Holds
    void aNeutralExceptionPassesTheFallback() {
        IOException neutral = new IOException("not found");

        assertThatThrownBy(() -> client.stock(() -> {
                    throw neutral;
                }))
                .isSameAs(neutral);
    }

    @Holds
    void aValueThatWasReturnedStaysHoweverInvalid() throws Exception {
        assertThat(client.stock(() -> "")).isEqualTo("");

        assertThat(breakers.failures("fallback")).isEqualTo(1);
    }

    @Holds
    void theExceptionOfTheFallbackReachesTheCallerAndIsNotCounted() {
        assertThatThrownBy(() -> client.withFailingFallback(Outage::met))
                .isInstanceOf(IOException.class)
                .hasMessage("nobody knows");
        assertThat(breakers.failures("fallback.failing")).isEqualTo(1);

        breakers.shut("fallback.failing");
        assertThatThrownBy(() -> client.withFailingFallback(Outage::met)).isInstanceOf(IOException.class);
    }
}
