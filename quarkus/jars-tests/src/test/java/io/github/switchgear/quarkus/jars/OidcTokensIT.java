package io.github.switchgear.quarkus.jars;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tokens of an OpenID Connect provider, whose keys Quarkus fetches; configured by the lines of the documentation. */
class OidcTokensIT extends TokenContract {

    private static final IdentityProvider PROVIDER = new IdentityProvider();

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.signedInBy(PROVIDER, "quarkus-oidc.properties");

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    String provider;

    @Override
    JwtClaimsBuilder claims(String name, String... roles) {
        return Jwt.issuer(provider)
                .subject(name)
                .preferredUserName(name)
                .claim("realm_access", Map.of("roles", List.of(roles)))
                .expiresIn(300);
    }
}
