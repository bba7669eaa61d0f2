package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.Window;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@EnableWeld
class RegistryTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Application.weld(Client.class, NotEmpty.class));

    @Inject
    BreakerRegistry breakers;

    @Inject
    BeanManager beanManager;

    @ApplicationScoped
    static class NotEmpty implements ResultValidator<String> {

        @Override
        public boolean isValid(String result) {
            return !result.isEmpty();
        }
    }

    @ApplicationScoped
    static class Client {

        @Breaker(name = "plain")
        void plain() {}

        @Breaker(
                name = "explicit",
                allowedFails = 5,
                retryTimer = 1500,
                unit = ChronoUnit.MILLIS,
                validator = NotEmpty.class,
                allowedExceptions = {IllegalStateException.class, Outage.class},
                probeLease = 2,
                window = @Window(time = 40, failureRatio = 0.25),
                backoff = @Backoff(max = 2000))
        String explicit(Map<String, int[]> query, String... more) {
            return "";
        }

        @Breaker(name = "daily", retryTimer = 365, unit = ChronoUnit.DAYS, failureExceptions = Outage.class)
        void daily() {}
    }

    private Map<String, Setting> settings(String breaker) {
        return breakers.describe(breaker).orElseThrow().settings();
    }

    @Test
    void everyBreakerIsKnownBeforeItsFirstCallInTheOrderOfTheNames() {
        assertThat(breakers.all()).extracting(CircuitBreaker::name).containsExactly("daily", "explicit", "plain");
        assertThat(breakers.all()).extracting(CircuitBreaker::state).containsOnly(BreakerState.CLOSED);
    }

    @Test
    void theBreakersAreMadeWhenTheApplicationStarts() {
        Bean<?> registry = beanManager.resolve(beanManager.getBeans(BreakerRegistry.class));

        assertThat((Object) beanManager.getContext(ApplicationScoped.class).get(registry))
                .isNotNull();
    }

    @Test
    void findsTheBreakerThatGuardsTheCalls() {
        assertThat(breakers.find("plain"))
                .containsSame(List.copyOf(breakers.all()).get(2));
    }

    @Test
    void anUnknownNameFindsNothingAndCreatesNothing() {
        assertThat(breakers.find("other")).isEmpty();
        assertThat(breakers.describe("other")).isEmpty();
        assertThat(breakers.all()).hasSize(3);
    }

    @Test
    void membersThatWereNotWrittenAreDefaults() {
        assertThat(settings("plain"))
                .containsOnly(
                        entry("allowedFails", new Setting(3, "default")),
                        entry("retryTimer", new Setting("PT30S", "default")),
                        entry("validator", new Setting("AlwaysValid", "default")),
                        entry("allowedExceptions", new Setting(List.of(), "default")),
                        entry("failureExceptions", new Setting(List.of(), "default")),
                        entry("failureJudge", new Setting("None", "default")),
                        entry("slowCall", new Setting("PT0S", "default")),
                        entry("probeSuccesses", new Setting(1, "default")),
                        entry("probeLease", new Setting("PT0S", "default")),
                        entry("probes", new Setting(1, "default")),
                        entry("rampUp", new Setting("PT0S", "default")),
                        entry("window.calls", new Setting(0, "default")),
                        entry("window.time", new Setting("PT0S", "default")),
                        entry("window.failureRatio", new Setting(0.5, "default")),
                        entry("window.minimumCalls", new Setting(0, "default")),
                        entry("backoff.multiplier", new Setting(1.0, "default")),
                        entry("backoff.max", new Setting("PT0S", "default")),
                        entry("backoff.jitter", new Setting(0.0, "default")));
    }

    @Test
    void membersThatWereWrittenComeFromTheAnnotationInItsUnit() {
        assertThat(settings("explicit"))
                .contains(
                        entry("allowedFails", new Setting(5, "annotation")),
                        entry("retryTimer", new Setting("PT1.5S", "annotation")),
                        entry("validator", new Setting(NotEmpty.class.getName(), "annotation")),
                        entry(
                                "allowedExceptions",
                                new Setting(
                                        List.of(IllegalStateException.class.getName(), Outage.class.getName()),
                                        "annotation")),
                        entry("failureExceptions", new Setting(List.of(), "default")),
                        entry("probeLease", new Setting("PT0.002S", "annotation")),
                        entry("window.time", new Setting("PT0.04S", "annotation")),
                        entry("window.failureRatio", new Setting(0.25, "annotation")),
                        entry("backoff.max", new Setting("PT2S", "annotation")));
    }

    @Test
    void aYearInDaysIsAllowed() {
        assertThat(settings("daily"))
                .containsEntry("retryTimer", new Setting("PT8760H", "annotation"))
                .containsEntry("failureExceptions", new Setting(List.of(Outage.class.getName()), "annotation"));
    }

    @Test
    void settingsAreInTheOrderOfTheAnnotation() {
        assertThat(settings("plain").keySet())
                .containsExactly(
                        "allowedFails",
                        "retryTimer",
                        "validator",
                        "allowedExceptions",
                        "failureExceptions",
                        "failureJudge",
                        "slowCall",
                        "probeSuccesses",
                        "probeLease",
                        "probes",
                        "rampUp",
                        "window.calls",
                        "window.time",
                        "window.failureRatio",
                        "window.minimumCalls",
                        "backoff.multiplier",
                        "backoff.max",
                        "backoff.jitter");
    }

    @Test
    void whatIsReconfiguredComesFromRunTimeUntilItIsAsDeployedAgain() {
        CircuitBreaker breaker = breakers.find("explicit").orElseThrow();
        BreakerSettings deployed = breaker.settings();

        breaker.reconfigure(BreakerSettings.builder()
                .allowedFails(5)
                .retryTimer(Duration.ofSeconds(7))
                .build());
        assertThat(settings("explicit"))
                .containsEntry("allowedFails", new Setting(5, "annotation"))
                .containsEntry("retryTimer", new Setting("PT7S", "runtime"))
                .containsEntry("allowedExceptions", new Setting(List.of(), "runtime"))
                .containsEntry("failureExceptions", new Setting(List.of(), "default"));

        breaker.reconfigure(deployed);
        assertThat(settings("explicit")).extractingByKey("retryTimer").isEqualTo(new Setting("PT1.5S", "annotation"));
    }

    @Test
    void aDescriptionNamesTheMethodsWithSimpleParameterTypes() {
        assertThat(breakers.describe("explicit").orElseThrow().methods())
                .containsExactly(Client.class.getName() + ".explicit(Map,String[])");
    }

    @Test
    void anUnconfiguredBreakerIsEnabled() {
        assertThat(breakers.describe("plain").orElseThrow().enabled()).isTrue();
    }
}
