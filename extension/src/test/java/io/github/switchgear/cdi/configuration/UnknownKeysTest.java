package io.github.switchgear.cdi.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names as they come from properties, from a shell, and from SmallRye Config, which makes dotted ones of a shell's. */
class UnknownKeysTest {

    private final UnknownKeys keys = new UnknownKeys(
            new ConfigurationKeys(List.of("inventory", "com.acme.Client.find(String)", "allow"), List.of()));

    private List<String> warnings(String... names) {
        return keys.warnings(Set.of(names));
    }

    private static String warning(String name, String nearest) {
        return "Configuration key " + name + " is unknown and has no effect; did you mean " + nearest + "?";
    }

    @Test
    void whatIsReadIsNotWarnedOf() {
        assertThat(warnings(
                        "switchgear.enabled",
                        "switchgear.defaults.retry-timer",
                        "switchgear.breaker.inventory.enabled",
                        "switchgear.breaker.inventory.links.runbook",
                        "switchgear.breaker.inventory.links.logs of today",
                        "switchgear.breaker.com.acme.Client.find(String).window.failure-ratio"))
                .isEmpty();
    }

    @Test
    void whatIsNotMeantForBreakersIsNotWarnedOf() {
        assertThat(warnings("quarkus.http.port", "PATH", "switchgear.admin.access", "SWITCHGEAR_ADMIN_ROLES_READ"))
                .isEmpty();
    }

    @Test
    void aMisspeltMemberIsTold() {
        assertThat(warnings("switchgear.breaker.inventory.allowedFails"))
                .containsExactly(warning(
                        "switchgear.breaker.inventory.allowedFails", "switchgear.breaker.inventory.allowed-fails"));
    }

    @Test
    void aLinkWithoutALabelIsTold() {
        assertThat(warnings("switchgear.breaker.inventory.links", "switchgear.breaker.inventory.links."))
                .hasSize(2);
    }

    @Test
    void itIsToldAsItIsWrittenWhereAContainerTakesSeveralSpellingsForOneKey() {
        assertThat(keys.warnings(
                        Set.of("switchgear.breaker.inventory.retry-tmier", "switchgear.breaker.inventory.slow-cal"),
                        name -> name.endsWith("cal") ? "aliased" : "quarkus." + name))
                .containsExactly(
                        warning(
                                "quarkus.switchgear.breaker.inventory.retry-tmier",
                                "quarkus.switchgear.breaker.inventory.retry-timer"),
                        warning("aliased", "switchgear.breaker.inventory.slow-call"));
    }

    @Test
    void anUnknownBreakerIsTold() {
        assertThat(warnings("switchgear.breaker.inventroy.retry-timer"))
                .containsExactly(warning(
                        "switchgear.breaker.inventroy.retry-timer", "switchgear.breaker.inventory.retry-timer"));
    }

    @Test
    void forAKnownBreakerOneOfItsOwnKeysIsProposed() {
        assertThat(warnings("switchgear.breaker.allow.fails"))
                .singleElement()
                .asString()
                .contains("did you mean switchgear.breaker.allow.");
    }

    @Test
    void whatOnlyCodeCanSetIsTold() {
        for (String member : List.of("failure-judge", "fallback-method", "keyed-by", "name", "unit", "validator")) {
            String key = "switchgear.breaker.inventory." + member;

            assertThat(warnings(key))
                    .singleElement()
                    .asString()
                    .startsWith("Configuration key " + key
                            + " is unknown and has no effect, as only @Breaker sets this member; did you mean"
                            + " switchgear.breaker.inventory.");
        }
    }

    @Test
    void aVariableIsUnderstoodInBothSpellingsAndSoIsWhatIsMadeUpOfIt() {
        assertThat(warnings(
                        "SWITCHGEAR_BREAKER_INVENTORY_ALLOWED_FAILS",
                        "switchgear.breaker.inventory.allowed.fails",
                        "switchgear_defaults_retry_timer",
                        "switchgear.defaults.retry.timer",
                        "SWITCHGEAR_BREAKER_COM_ACME_CLIENT_FIND_STRING__SLOW_CALL"))
                .isEmpty();
    }

    @Test
    void aMisspeltVariableIsToldOnceAndAsAVariable() {
        assertThat(warnings("SWITCHGEAR_BREAKER_INVENTORY_ALOWED_FAILS", "switchgear.breaker.inventory.alowed.fails"))
                .containsExactly(warning(
                        "SWITCHGEAR_BREAKER_INVENTORY_ALOWED_FAILS", "SWITCHGEAR_BREAKER_INVENTORY_ALLOWED_FAILS"));
    }

    @Test
    void aDottedNameThatNobodyMadeUpIsTold() {
        assertThat(warnings("switchgear.breaker.inventory.allowed.fails"))
                .containsExactly(warning(
                        "switchgear.breaker.inventory.allowed.fails", "switchgear.breaker.inventory.allowed-fails"));
    }
}
