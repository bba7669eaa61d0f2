package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {

    /** By {@code printf '%s' BODY | openssl dgst -sha256 -hmac SECRET}; the first is also in RFC 4231. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jefe|what do ya want for nothing?|5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                "It’s a secret|{\"specversion\":\"1.0\",\"data\":{\"breaker\":\"inventory\",\"reason\":\"Größe\"}}"
                        + "|24e63a525d2d38d8b0ed69a37a7395eba4b286bbac7524740894a3b421b09b98",
            })
    void aBodyIsSignedAsOpensslDoes(String secret, String body, String expected) {
        assertThat(new Signature(secret).of(body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=" + expected);
    }
}
