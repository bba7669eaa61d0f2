package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Breakers;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** What counts as a failure. */
@Dependent
class JudgingContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Breakers breakers;

    @ApplicationScoped
    static class Client {

        @Breaker(name = "judging.result", allowedFails = 2, validator = InStock.class)
        String answer(String answer) {
            return answer;
        }

        @Breaker(name = "judging.bug", allowedFails = 1, validator = Broken.class)
        String judgedByABug() {
            return "";
        }

        @Breaker(
                name = "judging.allowed",
                allowedFails = 1,
                allowedExceptions = {IOException.class, IllegalArgumentException.class})
        void allowing(Exception failure) throws Exception {
            throw failure;
        }

        @Breaker(
                name = "judging.failures",
                allowedFails = 1,
                failureExceptions = {UncheckedIOException.class, Refused.class})
        void failing(Exception failure) throws Exception {
            throw failure;
        }
    }

    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** Nothing but an annotation refers to it. */
    @ApplicationScoped
    static class InStock implements ResultValidator<String> {

        private final Assortment assortment;

        @Inject
        InStock(Assortment assortment) {
            this.assortment = assortment;
        }

        @Override
        public boolean isValid(String answer) {
            return answer != null && assortment.has(answer);
        }
    }

    @ApplicationScoped
    static class Assortment {

        boolean has(String answer) {
            return Set.of("chair", "table").contains(answer);
        }
    }

    @Dependent
    static class Broken implements ResultValidator<Object> {

        @Override
        public boolean isValid(Object result) {
            throw new IllegalStateException("a bug");
        }
    }

    @Holds
    void whatAValidatorWithInjectedHelpRejectsIsAFailureAndReachesTheCaller() {
        assertThat(client.answer("chair")).isEqualTo("chair");
        assertThat(client.answer("unicorn")).isEqualTo("unicorn");
        assertThat(breakers.state("judging.result")).isEqualTo(BreakerState.CLOSED);
        assertThat(client.answer("unicorn")).isEqualTo("unicorn");

        assertThat(breakers.state("judging.result")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aValidatorJudgesNull() {
        assertThat(client.answer(null)).isNull();
        assertThat(client.answer(null)).isNull();

        assertThat(breakers.state("judging.result")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void theExceptionOfAValidatorReachesTheCallerAndIsNeutral() {
        Totals before = breakers.totals("judging.bug");

        assertThatThrownBy(() -> client.judgedByABug()).isInstanceOf(IllegalStateException.class);

        assertThat(breakers.state("judging.bug")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("judging.bug").neutral()).isEqualTo(before.neutral() + 1);
    }

    @Holds
    void allowedExceptionsAndTheirSubclassesAreNeutral() {
        Totals before = breakers.totals("judging.allowed");
        FileNotFoundException allowed = new FileNotFoundException("no such file");
        assertThatThrownBy(() -> client.allowing(allowed)).isSameAs(allowed);
        assertThat(breakers.state("judging.allowed")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("judging.allowed").neutral()).isEqualTo(before.neutral() + 1);

        IllegalStateException other = new IllegalStateException("not listed");
        assertThatThrownBy(() -> client.allowing(other)).isSameAs(other);
        assertThat(breakers.state("judging.allowed")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void whereFailureExceptionsAreSetAllOthersAreNeutral() {
        Totals before = breakers.totals("judging.failures");
        IllegalStateException other = new IllegalStateException("not listed");
        assertThatThrownBy(() -> client.failing(other)).isSameAs(other);
        assertThat(breakers.state("judging.failures")).isEqualTo(BreakerState.CLOSED);
        assertThat(breakers.totals("judging.failures").neutral()).isEqualTo(before.neutral() + 1);

        Refused listed = new Refused();
        assertThatThrownBy(() -> client.failing(listed)).isSameAs(listed);
        assertThat(breakers.state("judging.failures")).isEqualTo(BreakerState.OPEN);
    }

    @Holds
    void aNeutralProbeGivesTheSlotBack() {
        breakers.letProbe("judging.allowed");
        IOException allowed = new IOException("away");

        assertThatThrownBy(() -> client.allowing(allowed)).isSameAs(allowed);
        assertThat(breakers.state("judging.allowed")).isEqualTo(BreakerState.HALF_OPEN);
        assertThatThrownBy(() -> client.allowing(allowed)).isSameAs(allowed);
    }
}
