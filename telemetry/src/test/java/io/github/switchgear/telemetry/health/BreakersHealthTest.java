package io.github.switchgear.telemetry.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.metrics.Application;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(QuietLog.class)
class BreakersHealthTest {

    private static final String DECISIVE = "switchgear.health.down-when-open";

    @ApplicationScoped
    static class Prices {

        @Breaker(name = "price(String,int)")
        public String price() {
            return "fine";
        }
    }

    private static HealthCheckResponse response(Application application) {
        return application.bean(BreakersHealth.class).response();
    }

    @Test
    void anOpenBreakerIsToldAndTakesNoInstanceOutOfTraffic() {
        try (Application application = new Application(Map.of())) {
            application.shop().stock(false);

            assertThat(response(application).getName()).isEqualTo("switchgear");
            assertThat(response(application).getStatus()).isEqualTo(Status.UP);
            assertThat(response(application).getData()).contains(Map.of("inventory", "OPEN"));
        }
    }

    /** The second name has a comma of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"inventory", " inventory , price(String,int)", "price(String,int),inventory"})
    void oneThatIsNamedDoesWhileItIsOpenOrForcedOpen(String names) {
        try (Application application = new Application(Map.of(DECISIVE, names), Prices.class)) {
            assertThat(response(application).getStatus()).isEqualTo(Status.UP);
            application.shop().stock(false);
            assertThat(response(application).getStatus()).isEqualTo(Status.DOWN);

            BreakerRegistry breakers = application.bean(BreakerRegistry.class);
            breakers.find("inventory").orElseThrow().forceClosed(ManualOverride.because("trial"));
            assertThat(response(application).getStatus()).isEqualTo(Status.UP);
            breakers.find("inventory").orElseThrow().forceOpen(ManualOverride.because("move"));
            assertThat(response(application).getStatus()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void aNameOfNoBreakerFailsTheDeployment() {
        assertThatThrownBy(() -> new Application(Map.of(DECISIVE, "inventory,prices")))
                .hasMessage(DECISIVE + " must name breakers of the application with commas between, but there is no"
                        + " breaker 'prices'");
    }
}
