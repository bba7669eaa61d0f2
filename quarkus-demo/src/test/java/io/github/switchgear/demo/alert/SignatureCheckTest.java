package io.github.switchgear.demo.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the second test case of RFC 4231. */
class SignatureCheckTest {
    private static final byte[] BODY = "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8);
    private static final String HMAC = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    private final SignatureCheck signatures = new SignatureCheck("Jefe");

    @Test
    void theSignatureOfTheBodyIsGenuine() {
        assertThat(signatures.isGenuine("sha256=" + HMAC, BODY)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "sha256=", HMAC, "sha1=" + HMAC, "sha256=" + HMAC + "0", "sha256=é"})
    void anythingElseIsNot(String signature) {
        assertThat(signatures.isGenuine(signature, BODY)).isFalse();
    }

    @Test
    void norIsThatOfAnotherBodyOrWithAnotherSecret() {
        assertThat(signatures.isGenuine("sha256=" + HMAC, new byte[0])).isFalse();
        assertThat(new SignatureCheck("Jeff").isGenuine("sha256=" + HMAC, BODY)).isFalse();
    }
}
