package io.github.switchgear.quarkus.jars;

import jakarta.json.Json;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Keys made for one test, with which it signs tokens in the place of an identity provider. */
record SigningKeys(KeyPair pair) {

    static final String PRIVATE_FILE = "privateKey.pem";
    private static final String PUBLIC_FILE = "publicKey.pem";

    static SigningKeys fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKeys(generator.generateKeyPair());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The application has the private one, too: its tests run inside it. */
    void addTo(JavaArchive archive) {
        archive.addAsResource(pem("PUBLIC", pair.getPublic().getEncoded()), PUBLIC_FILE)
                .addAsResource(pem("PRIVATE", pair.getPrivate().getEncoded()), PRIVATE_FILE);
    }

    private static StringAsset pem(String kind, byte[] key) {
        return new StringAsset("-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n");
    }

    /** The public one as a JSON web key set (RFC 7517). */
    String keySet() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        return Json.createObjectBuilder()
                .add(
                        "keys",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("kty", "RSA")
                                        .add("use", "sig")
                                        .add("alg", "RS256")
                                        .add("n", unsigned(key.getModulus()))
                                        .add("e", unsigned(key.getPublicExponent()))))
                .build()
                .toString();
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, sign, bytes.length));
    }
}
