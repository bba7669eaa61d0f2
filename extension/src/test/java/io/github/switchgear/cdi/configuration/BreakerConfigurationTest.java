package io.github.switchgear.cdi.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Backoff;
import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.SettingName;
import java.lang.reflect.Method;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Breakers configured by environment variables, which no test can set for its own process. */
class BreakerConfigurationTest {

    private static final String FIND = Client.class.getName() + ".find(String)";
    private static final String FIND_VARIABLE = "SWITCHGEAR_BREAKER_"
            + Client.class.getName().replaceAll("[.$]", "_").toUpperCase(Locale.ROOT)
            + "_FIND_STRING_";

    private final Properties properties = new Properties();

    static class Client {

        @Breaker(name = "stock", probeSuccesses = 2)
        void stock() {}

        @Breaker
        void find(String sku) {}

        @Breaker(name = "numbers")
        void find(int number) {}

        @Breaker(name = "patient", unit = ChronoUnit.MINUTES, allowedFails = 2)
        void wait(String order) {}

        @Breaker(name = "decided", allowedFails = 1, probeSuccesses = 2, backoff = @Backoff(max = 60))
        void decided() {}
    }

    private BreakerConfiguration with(Map<String, String> environment) {
        return new BreakerConfiguration(new BreakerPlan(methods()), new SystemConfiguration(properties, environment));
    }

    private static List<GuardedMethod> methods() {
        List<GuardedMethod> methods = new ArrayList<>();
        for (Method method : Client.class.getDeclaredMethods()) {
            methods.add(
                    new GuardedMethod(Client.class, method, new AnnotatedBreaker(method.getAnnotation(Breaker.class))));
        }
        return methods;
    }

    private static Object value(EffectiveSettings settings, SettingName name) {
        return name.read(settings.settings(new NoBeans()));
    }

    @Test
    void aVariableSetsTheMemberOfABreakerAndIsItsSource() {
        EffectiveSettings stock = with(Map.of("SWITCHGEAR_BREAKER_STOCK_WINDOW_MINIMUM_CALLS", "7"))
                .of("stock");

        assertThat(value(stock, SettingName.WINDOW_MINIMUM_CALLS)).isEqualTo(7);
        assertThat(stock.source(SettingName.WINDOW_MINIMUM_CALLS)).isEqualTo("environment variable");
        assertThat(stock.source(SettingName.PROBE_SUCCESSES)).isEqualTo("annotation");
        assertThat(stock.source(SettingName.ALLOWED_FAILS)).isEqualTo("default");
    }

    @Test
    void aVariableReachesANameThatAShellCannotWrite() {
        EffectiveSettings find =
                with(Map.of(FIND_VARIABLE + "_RETRY_TIMER", "250ms")).of(FIND);

        assertThat(value(find, SettingName.RETRY_TIMER)).isEqualTo("PT0.25S");
    }

    @Test
    void aUnitAloneMakesNoRampUpOfTheAnnotation() {
        EffectiveSettings patient = with(Map.of(
                        "SWITCHGEAR_DEFAULTS_RAMP_UP", "20s", "SWITCHGEAR_DEFAULTS_PROBES", "3"))
                .of("patient");

        assertThat(value(patient, SettingName.RAMP_UP)).isEqualTo("PT20S");
        assertThat(value(patient, SettingName.PROBES)).isEqualTo(3);
        assertThat(patient.source(SettingName.RAMP_UP)).isEqualTo("environment variable");
        assertThat(patient.source(SettingName.PROBES)).isEqualTo("environment variable");
    }

    @Test
    void aRampThatIsTooLongNamesTheVariableAndWhatIsAllowed() {
        assertThat(with(Map.of("SWITCHGEAR_BREAKER_STOCK_RAMP_UP", "PT24H1S")).problems())
                .containsExactly("SWITCHGEAR_BREAKER_STOCK_RAMP_UP=PT24H1S (environment variable): rampUp must be from"
                        + " PT0S to a day (PT24H) but is PT24H1S");
    }

    @Test
    void callsAreKeptWhereConfigurationSaysSo() {
        BreakerConfiguration configuration =
                with(Map.of("SWITCHGEAR_DEFAULTS_RECORD", "200", "SWITCHGEAR_BREAKER_STOCK_RECORD", "5000"));

        assertThat(configuration.problems()).isEmpty();
        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.of("stock").record()).isEqualTo(5_000);
        assertThat(configuration.of("patient").record()).isEqualTo(200);
        assertThat(with(Map.of()).of("stock").record()).isZero();
    }

    @Test
    void aBreakerThatIsSwitchedOffKeepsNoCalls() {
        assertThat(with(Map.of("SWITCHGEAR_DEFAULTS_RECORD", "200", "SWITCHGEAR_BREAKER_STOCK_ENABLED", "false"))
                        .of("stock")
                        .record())
                .isZero();
    }

    @Test
    void aNumberOfCallsThatCannotBeKeptNamesTheKeyTheValueAndWhatIsAllowed() {
        properties.setProperty("switchgear.breaker.stock.record", "100001");
        properties.setProperty("switchgear.defaults.record", "many");

        assertThat(with(Map.of()).problems())
                .containsExactly(
                        "switchgear.defaults.record=many (system property): record must be a whole number from 0 to 100000"
                                + " but is 'many'",
                        "switchgear.breaker.stock.record=100001 (system property): record must be from 0 to 100000 but is"
                                + " 100001");
    }

    @Test
    void aMisspeltNumberOfCallsIsToldWithTheRightKey() {
        properties.setProperty("switchgear.breaker.stock.recrod", "5");

        assertThat(with(Map.of()).warnings())
                .singleElement()
                .asString()
                .endsWith("did you mean switchgear.breaker.stock.record?");
    }

    @Test
    void aSystemPropertyIsStrongerThanAVariable() {
        properties.setProperty("switchgear.defaults.allowed-fails", "4");

        EffectiveSettings stock =
                with(Map.of("SWITCHGEAR_DEFAULTS_ALLOWED_FAILS", "5")).of("stock");

        assertThat(value(stock, SettingName.ALLOWED_FAILS)).isEqualTo(4);
        assertThat(stock.source(SettingName.ALLOWED_FAILS)).isEqualTo("system property");
    }

    @Test
    void aUnitAloneMakesTheRetryTimerOneOfTheAnnotation() {
        EffectiveSettings patient =
                with(Map.of("SWITCHGEAR_DEFAULTS_RETRY_TIMER", "10s")).of("patient");

        assertThat(value(patient, SettingName.RETRY_TIMER)).isEqualTo("PT30M");
        assertThat(patient.source(SettingName.RETRY_TIMER)).isEqualTo("annotation");
        assertThat(patient.source(SettingName.SLOW_CALL)).isEqualTo("default");
    }

    @Test
    void aVariableOfOneBreakerIsStrongerThanAPropertyOfTheDefaults() {
        properties.setProperty("switchgear.defaults.allowed-fails", "4");

        BreakerConfiguration both = with(Map.of("SWITCHGEAR_BREAKER_STOCK_ALLOWED_FAILS", "5"));

        assertThat(value(both.of("stock"), SettingName.ALLOWED_FAILS)).isEqualTo(5);
        assertThat(value(both.of("numbers"), SettingName.ALLOWED_FAILS)).isEqualTo(4);
    }

    @Test
    void aVariableSwitchesOneBreakerOrAllOff() {
        BreakerConfiguration one = with(Map.of("SWITCHGEAR_BREAKER_STOCK_ENABLED", "false"));
        assertThat(one.of("stock").enabled()).isFalse();
        assertThat(one.of("numbers").enabled()).isTrue();

        assertThat(with(Map.of("SWITCHGEAR_ENABLED", "false")).of("numbers").enabled())
                .isFalse();
    }

    @Test
    void whatIsWrongNamesTheVariable() {
        assertThat(with(Map.of("SWITCHGEAR_BREAKER_STOCK_ALLOWED_FAILS", "0")).problems())
                .containsExactly("SWITCHGEAR_BREAKER_STOCK_ALLOWED_FAILS=0 (environment variable): allowedFails must be"
                        + " at least 1 but is 0");
    }

    @Test
    void aWrongDefaultIsToldOnceHoweverManyBreakersItIsFor() {
        assertThat(with(Map.of("SWITCHGEAR_DEFAULTS_RETRY_TIMER", "-1s")).problems())
                .containsExactly(
                        "SWITCHGEAR_DEFAULTS_RETRY_TIMER=-1s (environment variable): retryTimer must be a"
                                + " duration of at most 365 days, as 500ms, 30s, 5m, PT1M or a number of seconds, but is '-1s'");
    }

    @Test
    void aWrongDefaultIsToldAlsoWhereEveryBreakerSaysSomethingElse() {
        Map<String, String> wrong = Map.of(
                "SWITCHGEAR_DEFAULTS_PROBE_SUCCESSES", "two",
                "SWITCHGEAR_DEFAULTS_ALLOWED_FAILS", "0",
                "SWITCHGEAR_DEFAULTS_BACKOFF_MAX", "1s");
        GuardedMethod alone = methods().stream()
                .filter(method -> method.breakerName().equals("decided"))
                .findFirst()
                .orElseThrow();

        assertThat(new BreakerConfiguration(new BreakerPlan(List.of(alone)), new SystemConfiguration(properties, wrong))
                        .problems())
                .containsExactly(
                        "SWITCHGEAR_DEFAULTS_ALLOWED_FAILS=0 (environment variable): allowedFails must be at least 1 but"
                                + " is 0",
                        "SWITCHGEAR_DEFAULTS_PROBE_SUCCESSES=two (environment variable): probeSuccesses must be a whole"
                                + " number of at least 1 but is 'two'");
    }

    @Test
    void noVariableThatIsReadIsWarnedOf() {
        assertThat(with(Map.of(
                                "SWITCHGEAR_ENABLED",
                                "true",
                                "SWITCHGEAR_BREAKER_STOCK_ALLOWED_FAILS",
                                "5",
                                FIND_VARIABLE + "_RETRY_TIMER",
                                "1s"))
                        .warnings())
                .isEmpty();
    }

    static class Alike {

        @Breaker(name = "one", allowedFails = 2)
        void one() {}

        @Breaker(name = "two", allowedFails = 2)
        void two() {}

        @Breaker(name = "three", retryTimer = 30)
        void three() {}

        @Breaker(name = "judged", validator = Picky.class)
        void judged() {}

        @Breaker(name = "judged-alike", validator = Picky.class)
        void judgedAlike() {}
    }

    abstract static class Picky implements ResultValidator<Object> {}

    private BreakerConfiguration alike(ConfigurationSource source) {
        List<GuardedMethod> methods = new ArrayList<>();
        for (Method method : Alike.class.getDeclaredMethods()) {
            methods.add(
                    new GuardedMethod(Alike.class, method, new AnnotatedBreaker(method.getAnnotation(Breaker.class))));
        }
        return new BreakerConfiguration(new BreakerPlan(methods), source);
    }

    @Test
    void settingsThatAreEqualAreOneObjectWhereverTheyComeFrom() {
        properties.setProperty("switchgear.breaker.three.allowed-fails", "2");
        BreakerConfiguration configuration = alike(new SystemConfiguration(properties, Map.of()));

        assertThat(configuration.of("two").settings(new NoBeans()))
                .isSameAs(configuration.of("one").settings(new NoBeans()))
                .isSameAs(configuration.of("three").settings(new NoBeans()));
    }

    /** A dependent bean has what belongs to one breaker, so that is not another one's. */
    @Test
    void beansThatJudgeAreEachBreakersOwn() {
        BreakerConfiguration configuration = alike(new SystemConfiguration(properties, Map.of()));

        assertThat(configuration.of("judged").settings(new NoBeans()))
                .isNotSameAs(configuration.of("judged-alike").settings(new NoBeans()));
    }

    /** How often each key is asked for, which may go through many sources of a server's configuration. */
    private static final class Counting implements ConfigurationSource {

        private final Map<String, Integer> asked = new HashMap<>();

        @Override
        public Optional<Configured> configured(String key) {
            asked.merge(key, 1, Integer::sum);
            return Optional.empty();
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    @Test
    void noKeyIsReadTwice() {
        Counting source = new Counting();
        BreakerConfiguration configuration = alike(source);
        configuration.problems();
        configuration.warnings();
        for (String breaker : List.of("one", "two", "three")) {
            configuration.of(breaker).settings(new NoBeans());
            configuration.of(breaker).source(SettingName.RETRY_TIMER);
        }

        assertThat(source.asked)
                .isNotEmpty()
                .allSatisfy((key, times) -> assertThat(times).as(key).isEqualTo(1));
    }
}
