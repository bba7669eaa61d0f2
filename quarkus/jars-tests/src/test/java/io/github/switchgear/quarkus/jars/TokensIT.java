package io.github.switchgear.quarkus.jars;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.util.List;
import java.util.Map;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * JSON web tokens with the roles where an identity provider puts them, configured by the lines of the documentation.
 * Nobody is asked for one by the module itself, which is told how the application signs people in.
 */
class TokensIT extends TokenContract {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.documented(
                    "quarkus-jwt.properties", Deployment.of(TokensIT::withFreshKeys))
            .overrideConfigKey("quarkus.smallrye-jwt.enabled", "true")
            .overrideConfigKey("smallrye.jwt.sign.key.location", SigningKeys.PRIVATE_FILE);

    private static void withFreshKeys(JavaArchive archive) {
        SigningKeys.fresh().addTo(archive.addClasses(Golden.class, Caller.class, TokenContract.class));
    }

    @Override
    JwtClaimsBuilder claims(String name, String... roles) {
        return Jwt.issuer("https://id.example.com").upn(name).claim("realm_access", Map.of("roles", List.of(roles)));
    }
}
