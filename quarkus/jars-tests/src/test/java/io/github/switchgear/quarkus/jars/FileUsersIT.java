package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.switchgear.admin.AdminAttempt;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users of Quarkus' own files, configured by the lines that the documentation shows. */
class FileUsersIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.documented(
            "quarkus-file.properties",
            Deployment.of(archive -> archive.addClasses(Golden.class, Caller.class, Attempts.class)
                    .addAsResource(Deployment.documented("users.properties").toFile(), "users.properties")
                    .addAsResource(Deployment.documented("roles.properties").toFile(), "roles.properties")));

    @TestHTTPResource("/")
    URL root;

    @Inject
    Attempts attempts;

    @BeforeEach
    void forget() {
        attempts.forget();
    }

    @ParameterizedTest
    @CsvSource({"ann, hush", "ann, ''", "nobody, secret"})
    void aWrongNameOrPasswordIsAskedAgain(String user, String password) throws Exception {
        assertChallenged(Caller.withPassword(root, user, password).looks());
    }

    @Test
    void nobodyIsAskedToSignIn() throws Exception {
        assertChallenged(Caller.nobody(root).looks());
        assertChallenged(Caller.nobody(root).resets());
    }

    private static void assertChallenged(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWithIgnoringCase("basic"));
        assertThat(answer.body()).doesNotContain("prices");
    }

    @Test
    void whoHasNoRoleMayNotEvenLook() throws Exception {
        assertThat(Caller.withPassword(root, "emil", "quiet").looks().statusCode())
                .isEqualTo(403);
    }

    @Test
    void aViewerLooksAndChangesNothing() throws Exception {
        Caller vera = Caller.withPassword(root, "vera", "hush");

        assertThat(vera.looks().statusCode()).isEqualTo(200);
        assertThat(vera.resets().statusCode()).isEqualTo(403);
    }

    @Test
    void anOperatorActsByName() throws Exception {
        Caller ann = Caller.withPassword(root, "ann", "secret");

        assertThat(ann.resets().statusCode()).isEqualTo(200);
        assertThat(ann.looksBack().body()).contains("\"actor\":\"ann\"");
    }

    @Test
    void everyAttemptIsAnEventRefusedOnesIncluded() throws Exception {
        Caller.withPassword(root, "ann", "secret").resets();
        Caller.withPassword(root, "vera", "hush").resets();
        Caller.nobody(root).resets();

        assertThat(attempts.kept())
                .extracting(AdminAttempt::actor, AdminAttempt::action, AdminAttempt::breaker, AdminAttempt::status)
                .containsExactly(
                        tuple("ann", "reset", "prices(int[],String)#1", 200),
                        tuple("vera", "reset", "prices(int[],String)#1", 403),
                        tuple(null, "reset", "prices(int[],String)#1", 401));
        assertThat(attempts.kept()).extracting(AdminAttempt::from).doesNotContainNull();
    }
}
