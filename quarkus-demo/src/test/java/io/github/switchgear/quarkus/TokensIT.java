package io.github.switchgear.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** JSON web tokens with the roles where an identity provider puts them, configured by the lines of the documentation. */
class TokensIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.documented(
                    "quarkus-jwt.properties", Deployment.of(TokensIT::withFreshKeys))
            .overrideConfigKey("quarkus.smallrye-jwt.enabled", "true")
            .overrideConfigKey("smallrye.jwt.sign.key.location", SigningKeys.PRIVATE_FILE);

    @TestHTTPResource("/")
    URL root;

    private static void withFreshKeys(JavaArchive archive) {
        SigningKeys.fresh().addTo(archive.addClasses(Golden.class, Caller.class));
    }

    private static JwtClaimsBuilder claims(String name, String... roles) {
        return Jwt.issuer("https://id.example.com").upn(name).claim("realm_access", Map.of("roles", List.of(roles)));
    }

    private Caller bearer(JwtClaimsBuilder claims) {
        return Caller.withToken(root, claims.sign());
    }

    /** By the module itself, which is told how the application signs people in. */
    @Test
    void nobodyIsAskedForAToken() throws Exception {
        assertChallenged(Caller.nobody(root).looks());
        assertChallenged(Caller.nobody(root).resets());
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
