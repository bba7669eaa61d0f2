package io.github.switchgear.microprofile.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

    private static final Expressions EXPRESSIONS = new Expressions(
            key -> Optional.ofNullable(Map.of("on", "true", "name", "on").get(key)));

    @ParameterizedTest
    @CsvSource({
        "false, false",
        "${on}, true",
        "${on:false}, true",
        "${off:false}, false",
        "${off:${on}}, true",
        "${${name}}, true",
        "a${on}b${off:}c, atruebc",
        "${off:a:b}, a:b",
        "${on, ${on"
    })
    void areWhatTheirKeysStandFor(String text, String expected) {
        assertThat(EXPRESSIONS.expand(text)).contains(expected);
    }

    @Test
    void areNothingWhereAKeyStandsForNothing() {
        assertThat(EXPRESSIONS.expand("a${off}")).isEmpty();
    }
}
