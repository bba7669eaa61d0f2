package io.github.switchgear.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Everything that an annotation says arrives in Quarkus, and transitions are CDI events there. */
class ValidatorAndEventsIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Observed.class);

    @Inject
    BreakerRegistry registry;

    @Inject
    Observed.Client client;

    @Inject
    Observed.Listener listener;

    @BeforeEach
    void closeAllBreakers() {
        registry.all().forEach(CircuitBreaker::reset);
    }

    @Test
    void aValidatorIsABeanThatUsesOthersThoughNothingInjectsIt() {
        assertThat(client.answer("chair")).isEqualTo("chair");
        assertThat(client.answer("unicorn")).isEqualTo("unicorn");
        assertThat(client.answer("unicorn")).isEqualTo("unicorn");

        assertThat(state("validated")).isEqualTo(BreakerState.OPEN);
        assertThat(settings("validated"))
                .containsEntry("validator", new Setting(Observed.InStock.class.getName(), "annotation"));
    }

    @Test
    void aValidatorJudgesNull() {
        assertThat(client.answer(null)).isNull();
        assertThat(client.answer(null)).isNull();

        assertThat(state("validated")).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void allowedExceptionsAndTheirSubclassesDoNotOpen() {
        FileNotFoundException allowed = new FileNotFoundException("no such file");
        assertThatThrownBy(() -> client.allowing(allowed)).isSameAs(allowed);
        assertThat(state("allowing")).isEqualTo(BreakerState.CLOSED);

        IllegalStateException other = new IllegalStateException("not listed");
        assertThatThrownBy(() -> client.allowing(other)).isSameAs(other);
        assertThat(state("allowing")).isEqualTo(BreakerState.OPEN);
        assertThat(settings("allowing"))
                .containsEntry(
                        "allowedExceptions",
                        new Setting(
                                List.of(IOException.class.getName(), IllegalArgumentException.class.getName()),
                                "annotation"))
                .containsEntry("failureExceptions", new Setting(List.of(), "default"));
    }

    @Test
    void onlyFailureExceptionsOpen() {
        IllegalStateException other = new IllegalStateException("not listed");
        assertThatThrownBy(() -> client.failing(other)).isSameAs(other);
        assertThat(state("failing")).isEqualTo(BreakerState.CLOSED);

        Observed.Refused listed = new Observed.Refused();
        assertThatThrownBy(() -> client.failing(listed)).isSameAs(listed);
        assertThat(state("failing")).isEqualTo(BreakerState.OPEN);
        assertThat(settings("failing"))
                .containsEntry("allowedExceptions", new Setting(List.of(), "default"))
                .containsEntry(
                        "failureExceptions",
                        new Setting(
                                List.of(UncheckedIOException.class.getName(), Observed.Refused.class.getName()),
                                "annotation"));
    }

    @Test
    void durationsAreInTheUnitOfTheirAnnotation() {
        assertThat(settings("timed"))
                .containsEntry("allowedFails", new Setting(3, "default"))
                .containsEntry("retryTimer", new Setting("PT1.5S", "annotation"))
                .containsEntry("probeLease", new Setting("PT0.25S", "annotation"));
    }

    @Test
    void whatIsNotWrittenIsAtItsDefault() {
        assertThat(settings("plain"))
                .isEqualTo(Map.of(
                        "allowedFails", new Setting(3, "default"),
                        "retryTimer", new Setting("PT30S", "default"),
                        "validator", new Setting("AlwaysValid", "default"),
                        "allowedExceptions", new Setting(List.of(), "default"),
                        "failureExceptions", new Setting(List.of(), "default"),
                        "probeLease", new Setting("PT0S", "default")));
    }

    @Test
    void transitionsReachSynchronousAndAsynchronousObservers() throws InterruptedException {
        assertThatThrownBy(() -> client.observed()).isInstanceOf(IllegalStateException.class);

        assertThat(listener.heard()).singleElement().satisfies(ValidatorAndEventsIT::assertOpening);
        assertOpening(listener.heardLater().poll(10, TimeUnit.SECONDS));
    }

    private static void assertOpening(BreakerTransition transition) {
        assertThat(transition)
                .returns("observed", BreakerTransition::breaker)
                .returns(BreakerState.CLOSED, BreakerTransition::from)
                .returns(BreakerState.OPEN, BreakerTransition::to)
                .returns(Cause.FAILURES_REACHED, BreakerTransition::cause)
                .returns(IllegalStateException.class.getName(), BreakerTransition::failure);
    }

    private BreakerState state(String breaker) {
        return registry.find(breaker).orElseThrow().state();
    }

    private Map<String, Setting> settings(String breaker) {
        return registry.describe(breaker).orElseThrow().settings();
    }
}
