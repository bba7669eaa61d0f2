package io.github.switchgear.microprofile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.junit.jupiter.api.Test;

/** What is wrong with an annotation that the container does not look at any more is told of at deployment, all of it at once. */
class CheckedTest {

    private static final String SOURCE = "application.properties";

    @ApplicationScoped
    static class Wrong {

        @CircuitBreaker(requestVolumeThreshold = 0, failureRatio = 1.1, successThreshold = 0, delay = -1)
        String stock() {
            return "";
        }

        @CircuitBreaker(delay = 1, delayUnit = ChronoUnit.MONTHS)
        String order() {
            return "";
        }
    }

    @ApplicationScoped
    static class Right {

        @CircuitBreaker(requestVolumeThreshold = 1, failureRatio = 0, delay = 0)
        String stock() {
            return "";
        }
    }

    private static String refusal(Map<String, String> configuration, Class<?> bean) {
        Throwable refused =
                catchThrowable(() -> Application.start(configuration, bean).close());
        assertThat(refused).isNotNull();
        return String.valueOf(refused.getMessage());
    }

    @Test
    void everyMemberOutOfBoundsIsNamedWithItsMethod() {
        assertThat(refusal(Map.of(), Wrong.class))
                .contains(Wrong.class.getName() + ".stock(): requestVolumeThreshold must be from 1 to 1000000 but is 0")
                .contains(Wrong.class.getName() + ".stock(): failureRatio must be from 0 to 1 but is 1.1")
                .contains(Wrong.class.getName() + ".stock(): successThreshold must be at least 1 but is 0")
                .contains(
                        Wrong.class.getName() + ".stock(): delay must be from 0 to 365 days, in a unit of at most DAYS,"
                                + " but is -1 MILLIS")
                .contains(
                        Wrong.class.getName() + ".order(): delay must be from 0 to 365 days, in a unit of at most DAYS,"
                                + " but is 1 MONTHS");
    }

    @Test
    void whatConfigurationSaysIsNamedWithItsKeyAndSource() {
        String stock = Right.class.getName() + "/stock/CircuitBreaker/";

        assertThat(refusal(
                        Map.of(
                                stock + "requestVolumeThreshold",
                                "0",
                                stock + "delay",
                                "soon",
                                stock + "failOn",
                                "com.acme.NoSuch",
                                "switchgear.microprofile",
                                "perhaps"),
                        Right.class))
                .contains(stock + "requestVolumeThreshold=0 (" + SOURCE + "): requestVolumeThreshold must be from"
                        + " 1 to 1000000 but is 0")
                .contains(stock + "delay=soon (" + SOURCE + "): delay must be a whole number but is 'soon'")
                .contains(stock + "failOn=com.acme.NoSuch (" + SOURCE + "): failOn must be names of exception"
                        + " classes of the application with commas between but is 'com.acme.NoSuch'")
                .contains("switchgear.microprofile must be take, observe or off but is 'perhaps'");
    }

    @Test
    void theExceptionOfTheSpecificationIsTheCause() {
        Throwable refused =
                catchThrowable(() -> Application.start(Map.of(), Wrong.class).close());

        assertThat(refused)
                .rootCause()
                .isInstanceOf(FaultToleranceDefinitionException.class)
                .hasMessageStartingWith(Wrong.class.getName() + ".");
    }

    @Test
    void whatMicroProfileAllowsIsAllowed() {
        try (Application application = Application.start(Map.of(), Right.class)) {
            assertThat(application
                            .breaker(Right.class, "stock")
                            .settings()
                            .window()
                            .failureRatio())
                    .isZero();
        }
    }
}
