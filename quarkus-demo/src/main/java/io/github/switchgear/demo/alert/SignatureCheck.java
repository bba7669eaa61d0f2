package io.github.switchgear.demo.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Tells whether a body comes from somebody who knows the webhook's secret. Thread-safe. */
@ApplicationScoped
public class SignatureCheck {
    static final String HEADER = "X-Switchgear-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    @Inject
    SignatureCheck(@ConfigProperty(name = "switchgear.webhook.secret") String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * Compares, in a time that does not depend on where the two differ.
     *
     * @param signature the header's value; null if there was none
     * @param body byte by byte as it came
     */
    boolean isGenuine(@Nullable String signature, byte[] body) {
        return signature != null
                && MessageDigest.isEqual(
                        expected(body).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String expected(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
