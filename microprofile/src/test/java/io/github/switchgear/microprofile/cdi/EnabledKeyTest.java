package io.github.switchgear.microprofile.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnabledKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Shop/stock/CircuitBreaker/enabled",
                "%prod.com.acme.Shop/stock/CircuitBreaker/enabled",
                "smallrye.faulttolerance.\"com.acme.Shop/stock\".circuit-breaker.enabled",
                "quarkus.fault-tolerance.\"com.acme.Shop/stock\".circuit-breaker.enabled"
            })
    void asksForAMethod(String key) {
        assertThat(EnabledKey.of(key)).contains(new EnabledKey("com.acme.Shop", "stock"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Shop/CircuitBreaker/enabled",
                "smallrye.faulttolerance.\"com.acme.Shop\".circuit-breaker.enabled"
            })
    void asksForAClass(String key) {
        assertThat(EnabledKey.of(key)).contains(new EnabledKey("com.acme.Shop", null));
    }

    @Test
    void asksForAll() {
        assertThat(EnabledKey.of("CircuitBreaker/enabled")).contains(new EnabledKey(null, null));
    }

    /** SmallRye's key of all stands for guards, too, that no annotation names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Shop/stock/Retry/enabled",
                "com.acme.Shop/stock/CircuitBreaker/delay",
                "smallrye.faulttolerance.global.circuit-breaker.enabled",
                "switchgear.enabled",
                "enabled"
            })
    void othersAskForSomethingElse(String key) {
        assertThat(EnabledKey.of(key)).isEmpty();
    }
}
