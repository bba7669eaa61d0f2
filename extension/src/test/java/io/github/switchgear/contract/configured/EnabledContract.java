package io.github.switchgear.contract.configured;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** A breaker beside one that is switched off. */
@Dependent
class EnabledContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "on", allowedFails = 1)
        void guarded() throws Outage {
            throw new Outage();
        }
    }

    @Holds
    void itIsOn() {
        assertThat(breakers.describe("on").enabled()).isTrue();
        Outage.meets(client::guarded, 1);
        Outage.rejects(client::guarded);
    }
}
