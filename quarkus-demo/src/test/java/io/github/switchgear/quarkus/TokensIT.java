package io.github.switchgear.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.net.URL;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** JSON web tokens with the roles where an identity provider puts them, configured by the lines of the documentation. */
class TokensIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.documented(
                    "quarkus-jwt.properties", Deployment.of(TokensIT::withFreshKeys))
            .overrideConfigKey("quarkus.smallrye-jwt.enabled", "true")
            .overrideConfigKey("smallrye.jwt.sign.key.location", "privateKey.pem");

    @TestHTTPResource("/")
    URL root;

    /** The application has the private key, too, so that the test may stand for the identity provider. */
    private static void withFreshKeys(JavaArchive archive) {
        KeyPair keys = keys();
        archive.addClasses(Golden.class, Caller.class)
                .addAsResource(pem("PUBLIC", keys.getPublic().getEncoded()), "publicKey.pem")
                .addAsResource(pem("PRIVATE", keys.getPrivate().getEncoded()), "privateKey.pem");
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StringAsset pem(String kind, byte[] key) {
        return new StringAsset("-----BEGIN " + kind + " KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n");
    }

    private static JwtClaimsBuilder claims(String name, String... roles) {
        return Jwt.issuer("https://id.example.com").upn(name).claim("realm_access", Map.of("roles", List.of(roles)));
    }

    private Caller bearer(JwtClaimsBuilder claims) {
        return Caller.withToken(root, claims.sign());
    }

    /** By the module itself, which does not know how the application signs in. */
    @Test
    void nobodyIsAskedToSignIn() throws Exception {
        for (HttpResponse<String> answer :
                List.of(Caller.nobody(root).looks(), Caller.nobody(root).resets())) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        }
    }

    @Test
    void aTokenThatIsForgedForeignOrOverIsNone() throws Exception {
        String[] parts = claims("vera", "shop-team").sign().split("\\.");
        String forged = claims("vera", "shop-oncall").sign().split("\\.")[1];

        assertChallenged(
                Caller.withToken(root, parts[0] + "." + forged + "." + parts[2]).looks());
        assertChallenged(bearer(claims("ann", "shop-oncall").issuer("https://evil.example"))
                .looks());
        assertChallenged(bearer(claims("ann", "shop-oncall")
                        .issuedAt(Instant.now().minusSeconds(7200))
                        .expiresAt(Instant.now().minusSeconds(3600)))
                .looks());
        assertChallenged(Caller.withToken(root, "nonsense").looks());
    }

    private static void assertChallenged(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        assertThat(answer.body()).doesNotContain("prices");
    }

    @Test
    void whoHasNoneOfTheRolesMayNotEvenLook() throws Exception {
        assertThat(bearer(claims("emil", "switchgear-operator")).looks().statusCode())
                .isEqualTo(403);
    }

    @Test
    void whoHasTheReadersRoleLooksAndChangesNothing() throws Exception {
        Caller vera = bearer(claims("vera", "shop-team"));

        assertThat(vera.looks().statusCode()).isEqualTo(200);
        assertThat(vera.resets().statusCode()).isEqualTo(403);
    }

    @Test
    void whoHasTheOperatorsRoleActsByName() throws Exception {
        Caller ann = bearer(claims("ann", "shop-oncall"));

        assertThat(ann.resets().statusCode()).isEqualTo(200);
        assertThat(ann.looksBack().body()).contains("\"actor\":\"ann\"");
    }
}
