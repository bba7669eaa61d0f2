package io.github.switchgear.contract.configured;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.BreakerKey;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** How many keys there may be, and whether people see them. */
@Dependent
class KeysConfiguredContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "keys.limited", maxKeys = 3)
        void limited(@BreakerKey String site) {}

        @Breaker(name = "keys.written", maxKeys = 3)
        void written(@BreakerKey String site) {}

        @Breaker(name = "keys.unwritten")
        void unwritten(@BreakerKey String site) {}
    }

    private int limit(String breaker) {
        return breakers.named(breaker).snapshot().keys().limit();
    }

    @Holds
    void theBreakersOwnKeyIsStrongestThenTheAnnotationThenTheDefault() {
        assertThat(limit("keys.limited")).isEqualTo(9);
        assertThat(limit("keys.written")).isEqualTo(3);
        assertThat(limit("keys.unwritten")).isEqualTo(70);
    }

    @Holds
    void keysMayBeHidden() {
        client.limited("oslo");
        client.written("oslo");

        assertThat(breakers.keyed("keys.limited").orElseThrow().tracked())
                .extracting(key -> key.key().orElseThrow())
                .containsExactly("8e016391c88c77d6");
        assertThat(breakers.keyed("keys.written").orElseThrow().tracked())
                .extracting(key -> key.key().orElseThrow())
                .containsExactly("oslo");
    }
}
