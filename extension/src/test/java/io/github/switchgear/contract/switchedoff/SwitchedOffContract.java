package io.github.switchgear.contract.switchedoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** One key takes every breaker of an application out of its way. */
@Dependent
class SwitchedOffContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "explicitly-on", allowedFails = 1)
        void explicitlyOn() throws Outage {
            throw new Outage();
        }
    }

    @Holds
    void aBreakersOwnKeyDoesNotSwitchItOnAgain() {
        Outage.meets(client::explicitlyOn, 4);

        assertThat(breakers.totals("explicitly-on")).isEqualTo(new Totals(0, 0, 0, 0, 0));
    }

    @Holds
    void allAreListedAsDisabled() {
        assertThat(breakers.names())
                .contains("off", "explicitly-on")
                .allSatisfy(
                        name -> assertThat(breakers.describe(name).enabled()).isFalse());
    }
}
