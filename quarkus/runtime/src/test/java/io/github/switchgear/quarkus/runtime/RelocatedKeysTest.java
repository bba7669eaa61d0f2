package io.github.switchgear.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as they come from files and from an environment. */
class RelocatedKeysTest {

    private static final String TIMER = "switchgear.breaker.inventory.retry-timer";

    private static SmallRyeConfigBuilder of(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new RelocatedKeys())
                .withProfile("prod")
                .withSources(new PropertiesConfigSource(keys, "application.properties", 250));
    }

    private static SmallRyeConfig written(Map<String, String> keys) {
        return of(keys).build();
    }

    private static String value(SmallRyeConfig config, String key) {
        return config.getConfigValue(key).getValue();
    }

    /** SmallRye's can be gone through only once. */
    private static Set<String> names(SmallRyeConfig config) {
        Set<String> names = new HashSet<>();
        config.getPropertyNames().forEach(names::add);
        return names;
    }

    @Test
    void aKeyOfQuarkusIsTakenForTheLibrarysAndKeepsItsName() {
        SmallRyeConfig config = written(Map.of("quarkus." + TIMER, "7s"));

        assertThat(value(config, TIMER)).isEqualTo("7s");
        assertThat(config.getConfigValue(TIMER).getName()).isEqualTo("quarkus." + TIMER);
        assertThat(names(config)).contains(TIMER).doesNotContain("quarkus." + TIMER);
    }

    @Test
    void theLibrarysOwnKeyIsAsItWas() {
        SmallRyeConfig config = written(Map.of(TIMER, "7s", "com.acme.other", "1"));

        assertThat(value(config, TIMER)).isEqualTo("7s");
        assertThat(config.getConfigValue(TIMER).getName()).isEqualTo(TIMER);
        assertThat(value(config, "com.acme.other")).isEqualTo("1");
    }

    @Test
    void aNameWithDotsMayBeInQuotesOrNot() {
        String name = "switchgear.breaker.com.acme.Stock.count.slow-call";

        assertThat(value(written(Map.of("quarkus." + name, "1s")), name)).isEqualTo("1s");

        SmallRyeConfig quoted = written(Map.of("quarkus.switchgear.breaker.\"com.acme.Stock.count\".slow-call", "2s"));
        assertThat(value(quoted, name)).isEqualTo("2s");
        assertThat(names(quoted)).contains(name);
    }

    @Test
    void profilesAndExpressionsAreThoseOfTheKeyThatIsWritten() {
        SmallRyeConfig config = written(Map.of(
                "quarkus." + TIMER, "7s", "%prod.quarkus." + TIMER, "${com.acme.timer}", "com.acme.timer", "9s"));

        assertThat(value(config, TIMER)).isEqualTo("9s");
    }

    @Test
    void theStrongerSourceWinsAndInOneSourceQuarkusSpelling() {
        assertThat(value(written(Map.of(TIMER, "1s", "quarkus." + TIMER, "2s")), TIMER))
                .isEqualTo("2s");

        SmallRyeConfig stronger = of(Map.of("quarkus." + TIMER, "2s"))
                .withSources(new PropertiesConfigSource(Map.of(TIMER, "1s"), "system properties", 400))
                .build();
        assertThat(value(stronger, TIMER)).isEqualTo("1s");
    }

    @Test
    void aVariableIsOneInEitherSpelling() {
        SmallRyeConfig config = of(Map.of())
                .withSources(new EnvConfigSource(
                        Map.of(
                                "QUARKUS_SWITCHGEAR_BREAKER_INVENTORY_RETRY_TIMER",
                                "7s",
                                "QUARKUS_SWITCHGEAR_TYPO",
                                "1"),
                        300))
                .build();

        assertThat(value(config, TIMER)).isEqualTo("7s");
        assertThat(names(config))
                .as("as the library wants to see variables")
                .contains("SWITCHGEAR_BREAKER_INVENTORY_RETRY_TIMER", "SWITCHGEAR_TYPO");
        assertThat(config.getConfigValue("SWITCHGEAR_TYPO").getName()).isEqualTo("QUARKUS_SWITCHGEAR_TYPO");
    }

    @Test
    void whatIsFixedAtTheBuildIsQuarkusOwn() {
        Set<String> keys = MappedKeys.of(SwitchgearBuildTimeConfig.class, "quarkus.switchgear")
                .keySet();

        assertThat(keys).contains("quarkus.switchgear.enabled", "quarkus.switchgear.admin.enabled");
        for (String key : keys) {
            SmallRyeConfig config = written(Map.of(key, "true"));

            assertThat(names(config)).as(key).contains(key);
            assertThat(BuildTimeKeys.has(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_")))
                    .as(key)
                    .isTrue();
        }
    }

    @Test
    void whatIsBuiltWithoutGuardsHasNoBreakerInUse() {
        String enabled = "switchgear.enabled";

        assertThat(value(written(Map.of("quarkus.switchgear.enabled", "false", enabled, "true")), enabled))
                .isEqualTo("false");
        assertThat(value(written(Map.of("quarkus.switchgear.enabled", "true", enabled, "false")), enabled))
                .isEqualTo("false");
        assertThat(value(written(Map.of("quarkus.switchgear.enabled", "true")), enabled))
                .isNull();
    }

    @Test
    void whatIsBuiltWithoutGuardsLeavesTheBreakersOfMicroProfileToTheContainer() {
        String microProfile = "switchgear.microprofile";

        assertThat(value(written(Map.of("quarkus.switchgear.enabled", "false", microProfile, "take")), microProfile))
                .isEqualTo("off");
        assertThat(value(written(Map.of("quarkus.switchgear.enabled", "true", microProfile, "observe")), microProfile))
                .isEqualTo("observe");
        assertThat(value(written(Map.of("quarkus." + microProfile, "observe")), microProfile))
                .isEqualTo("observe");
        assertThat(value(written(Map.of()), microProfile)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true", "TRUE", " yes ", "on", "1", "y", "ja", "J", "si", "sim", "oui", "false", "no", "0", "off",
                "what"
            })
    void yesAndNoAreThoseOfQuarkus(String enabled) {
        SmallRyeConfig config = written(Map.of("quarkus.switchgear.enabled", enabled));

        assertThat(value(config, "switchgear.enabled") == null)
                .isEqualTo(config.getValue("quarkus.switchgear.enabled", Boolean.class));
        assertThat(value(config, "switchgear.microprofile") == null)
                .isEqualTo(config.getValue("quarkus.switchgear.enabled", Boolean.class));
    }
}
