package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What holds for tokens whose roles {@code shop-team} and {@code shop-oncall} read and operate, however they are checked. */
abstract class TokenContract {

    @TestHTTPResource("/")
    URL root;

    /** A token's content as the provider would make it; nothing is signed yet. */
    abstract JwtClaimsBuilder claims(String name, String... roles);

    private Caller bearer(JwtClaimsBuilder claims) {
        return Caller.withToken(root, claims.sign());
    }

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
