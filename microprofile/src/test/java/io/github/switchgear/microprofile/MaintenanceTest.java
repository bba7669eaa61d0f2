package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.ManualOverride;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application that injects SmallRye's maintenance goes on to see and reset its breakers. */
class MaintenanceTest {

    private Application application;

    @BeforeEach
    void start() {
        QuietLog.start();
        application = Application.start(Map.of("switchgear.microprofile.keep", "*.kept"), Shop.class);
    }

    @AfterEach
    void stop() {
        application.close();
        QuietLog.stop();
    }

    private CircuitBreakerMaintenance maintenance() {
        return application.get(CircuitBreakerMaintenance.class);
    }

    private void open() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(application.get(Shop.class)::stock).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void itTellsTheStateByTheNameAsItIsWritten() {
        assertThat(maintenance().currentState("the stock")).isEqualTo(CircuitBreakerState.CLOSED);
        open();

        assertThat(maintenance().currentState("the stock")).isEqualTo(CircuitBreakerState.OPEN);
        assertThat(application.breaker("the_stock").state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void whoListensIsToldOfResetsToo() {
        List<CircuitBreakerState> told = new ArrayList<>();
        maintenance().onStateChange("the stock", told::add);
        open();
        maintenance().reset("the stock");
        application.breaker("the_stock").forceOpen(ManualOverride.because("stocktaking"));
        maintenance().resetAll();

        assertThat(told)
                .containsExactly(
                        CircuitBreakerState.OPEN,
                        CircuitBreakerState.CLOSED,
                        CircuitBreakerState.OPEN,
                        CircuitBreakerState.CLOSED);
    }

    @Test
    void ofWhatIsKeptAndOfUnknownNamesSmallRyeTells() {
        assertThat(maintenance().currentState("kept")).isEqualTo(CircuitBreakerState.CLOSED);
        assertThatThrownBy(application.get(Shop.class)::kept).isInstanceOf(IllegalStateException.class);

        assertThat(maintenance().currentState("kept")).isEqualTo(CircuitBreakerState.OPEN);
        assertThatIllegalArgumentException().isThrownBy(() -> maintenance().currentState("nobody"));
    }

    @ApplicationScoped
    static class Shop {

        @CircuitBreaker(requestVolumeThreshold = 2)
        @CircuitBreakerName("the stock")
        String stock() {
            throw new IllegalStateException();
        }

        @CircuitBreaker(requestVolumeThreshold = 1)
        @CircuitBreakerName("kept")
        String kept() {
            throw new IllegalStateException();
        }
    }
}
