package io.github.switchgear.microprofile.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.microprofile.config.UsersConfiguration;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Helidon would look for another exception where a policy names that of a rejection. */
class NamedRejectionTest {

    static class Client {

        @Retry(retryOn = CircuitBreakerOpenException.class)
        void retried() {}

        @Retry(abortOn = CircuitBreakerOpenException.class)
        void aborted() {}

        @Fallback(fallbackMethod = "plain", applyOn = CircuitBreakerOpenException.class)
        void applied() {}

        @Fallback(fallbackMethod = "plain", skipOn = CircuitBreakerOpenException.class)
        void skipped() {}

        @Retry(retryOn = RuntimeException.class)
        @Fallback(fallbackMethod = "plain")
        void general() {}

        void plain() {}
    }

    private static boolean isNamed(String method, Map<String, String> configuration) throws NoSuchMethodException {
        return NamedRejection.isNamed(
                new Annotations(Client.class, Client.class.getDeclaredMethod(method)),
                new UsersConfiguration(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(configuration, "users", 100))
                        .build()));
    }

    @ParameterizedTest
    @CsvSource({"retried, true", "aborted, true", "applied, true", "skipped, true", "general, false", "plain, false"})
    void byAnnotations(String method, boolean named) throws NoSuchMethodException {
        assertThat(isNamed(method, Map.of())).isEqualTo(named);
    }

    @ParameterizedTest
    @CsvSource({"retried, retryOn, java.lang.RuntimeException, false", "general, abortOn, %s, true"})
    void byConfigurationBeforeThem(String method, String member, String exceptions, boolean named)
            throws NoSuchMethodException {
        String key = Client.class.getName() + "/" + method + "/Retry/" + member;

        assertThat(isNamed(
                        method,
                        Map.of(
                                key,
                                "java.io.IOException, "
                                        + exceptions.replace("%s", CircuitBreakerOpenException.class.getName()))))
                .isEqualTo(named);
    }
}
