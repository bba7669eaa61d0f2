package io.github.switchgear.admin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.Configuration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesByNameTest {

    private static final String PREFIX = "switchgear.admin.roles.operate.";

    /** Whoever has one of the roles may operate breakers by these patterns. */
    private static Rights rights(Map<String, String> patterns, String... roles) {
        return RolesByName.of(configuration(patterns), PREFIX)
                .held(needed -> needed.stream().anyMatch(Set.of(roles)::contains));
    }

    private static Configuration configuration(Map<String, String> patterns) {
        return new Configuration() {

            @Override
            public Optional<String> value(String key) {
                return Optional.ofNullable(patterns.get(key.substring(PREFIX.length())))
                        .filter(value -> !value.isEmpty());
            }

            @Override
            public SortedSet<String> keys(String prefix) {
                SortedSet<String> keys = new TreeSet<>();
                patterns.keySet().forEach(pattern -> keys.add(prefix + pattern));
                return keys;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "payment-*, payment-card, true",
        "payment-*, payment-, true",
        "payment-*, payment, false",
        "payment-?, payment-1, true",
        "payment-?, payment-12, false",
        "*, anything, true",
        "a.b, axb, false",
        "com.acme.Stock.of(String[]), com.acme.Stock.of(String[]), true",
        "*Client.pay, com.acme.CardClient.pay, true",
    })
    void aPatternStandsForNames(String pattern, String name, boolean fits) {
        assertThat(rights(Map.of(pattern, "team"), "team").include(name)).isEqualTo(fits);
    }

    @Test
    void theMostSpecialPatternHoldsAlone() {
        Map<String, String> patterns = Map.of("*", "all", "payment-*", "payments", "payment-legacy", "legacy");

        assertThat(rights(patterns, "payments").include("payment-card")).isTrue();
        assertThat(rights(patterns, "payments").include("payment-legacy")).isFalse();
        assertThat(rights(patterns, "legacy").include("payment-legacy")).isTrue();
        assertThat(rights(patterns, "all").include("payment-card")).isFalse();
        assertThat(rights(patterns, "all").include("inventory")).isTrue();
    }

    @Test
    void ofEquallySpecialOnesThatWithFewerStarsHoldsThenTheFirstByAlphabet() {
        assertThat(rights(Map.of("*ab*", "many", "ab*", "few"), "few").include("abc"))
                .isTrue();
        assertThat(rights(Map.of("*ab*", "many", "ab*", "few"), "many").include("abc"))
                .isFalse();
        assertThat(rights(Map.of("ab*", "first", "a*c", "other"), "other").include("abc"))
                .isTrue();
        assertThat(rights(Map.of("ab*", "first", "a*c", "other"), "first").include("abc"))
                .isFalse();
    }

    @Test
    void oneOfSeveralRolesIsEnough() {
        assertThat(rights(Map.of("*", "a, b"), "b").include("inventory")).isTrue();
    }

    @Test
    void whoHasNoneOfTheRolesHasNoRights() {
        assertThat(rights(Map.of("*", "team"), "others")).isSameAs(Rights.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay ment", "payment/*", "ä*", "%2A"})
    void whatNoNameCanBeIsRefused(String pattern) {
        assertThatThrownBy(() -> rights(Map.of(pattern, "team")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'" + pattern + "' in " + PREFIX + pattern + " is no pattern of breaker names");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , "})
    void aPatternWithoutARoleIsRefused(String roles) {
        assertThatThrownBy(() -> rights(Map.of("payment-*", roles)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        PREFIX + "payment-* must name at least one role, separated by commas, but is '" + roles + "'");
    }
}
