package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerDescription.Guardian;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Vetoed;
import jakarta.enterprise.inject.spi.InterceptionFactory;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is no bean, and intercepted all the same, is not left without a breaker. */
class InterceptionFactoryTest {

    @BeforeEach
    void beQuiet() {
        QuietLog.start();
    }

    @AfterEach
    void speakAgain() {
        QuietLog.stop();
    }

    @Vetoed
    static class Client {

        @CircuitBreaker(requestVolumeThreshold = 2, delay = 1, delayUnit = ChronoUnit.HOURS)
        String stock() {
            throw new IllegalStateException();
        }
    }

    @ApplicationScoped
    static class Clients {

        @Produces
        @ApplicationScoped
        Client client(InterceptionFactory<Client> factory) {
            return factory.createInterceptedInstance(new Client());
        }
    }

    @Test
    void whatAFactoryMakesIsTakenOver() {
        try (Application application = Application.start(Map.of(), Clients.class)) {
            Client client = application.get(Client.class);
            assertThatThrownBy(client::stock).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(client::stock).isInstanceOf(IllegalStateException.class);

            assertThatThrownBy(client::stock).isInstanceOf(CallRejectedException.class);
            assertThat(application.description(Client.class, "stock").guardedBy())
                    .isEqualTo(Guardian.SWITCHGEAR);
        }
    }
}
