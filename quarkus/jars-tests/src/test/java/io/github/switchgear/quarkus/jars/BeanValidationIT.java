package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.contract.Breakers;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Quarkus' own Bean Validation inside of a breaker: an argument is the caller's mistake, a result is not. */
class BeanValidationIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(ValidatedClient.class, Breakers.class);

    @Inject
    ValidatedClient client;

    @Inject
    Breakers breakers;

    @Test
    void anInvalidArgumentNeverOpens() {
        for (int call = 0; call < 4; call++) {
            assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> client.stock(" "));
        }

        assertThat(breakers.totals("validated.stock")).isEqualTo(new Totals(0, 0, 0, 4, 0));
        assertThat(client.stock("bolt")).isEqualTo("bolt");
    }

    @Test
    void anInvalidResultIsAFailure() {
        assertThatExceptionOfType(ConstraintViolationException.class).isThrownBy(() -> client.answer("too long"));

        assertThat(breakers.totals("validated.answer")).isEqualTo(new Totals(0, 1, 0, 0, 0));
    }
}
