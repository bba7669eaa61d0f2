package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.switchgear.admin.AdminAttempt;
import io.github.switchgear.admin.contract.EventReader;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Quarkus makes an identity only when somebody asks for one. */
class LazySignInIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.documented(
                    "quarkus-file.properties",
                    Deployment.of(archive -> archive.addClasses(Golden.class, Caller.class, Attempts.class)
                            .addAsResource(
                                    Deployment.documented("users.properties").toFile(), "users.properties")
                            .addAsResource(
                                    Deployment.documented("roles.properties").toFile(), "roles.properties")))
            .overrideConfigKey("quarkus.http.auth.proactive", "false");

    private static final String STREAM = "switchgear/api/stream";

    @TestHTTPResource("/")
    URL root;

    @Inject
    Attempts attempts;

    @BeforeEach
    void forget() {
        attempts.forget();
    }

    @Test
    void anOperatorActsByName() throws Exception {
        Caller ann = Caller.withPassword(root, "ann", "secret");

        assertThat(ann.looks().statusCode()).isEqualTo(200);
        HttpResponse<String> reset = ann.resets();
        assertThat(reset.statusCode()).isEqualTo(200);
        assertThat(reset.headers().firstValue("X-Switchgear-Access")).contains("operate");
        assertThat(ann.looksBack().body()).contains("\"actor\":\"ann\"");
    }

    @Test
    void aViewerLooksAndChangesNothing() throws Exception {
        Caller vera = Caller.withPassword(root, "vera", "hush");

        assertThat(vera.looks().statusCode()).isEqualTo(200);
        assertThat(vera.resets().statusCode()).isEqualTo(403);
        assertThat(vera.sends("HEAD", STREAM).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoRoleMayNotEvenLook() throws Exception {
        assertThat(Caller.withPassword(root, "emil", "quiet").looks().statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyIsAskedToSignIn() throws Exception {
        assertChallenged(Caller.nobody(root).looks());
        assertChallenged(Caller.nobody(root).resets());
    }

    @ParameterizedTest
    @CsvSource({"ann, hush", "ann, ''", "nobody, secret"})
    void aWrongNameOrPasswordIsAskedAgain(String user, String password) throws Exception {
        assertChallenged(Caller.withPassword(root, user, password).looks());
        assertChallenged(Caller.withPassword(root, user, password).resets());
    }

    private static void assertChallenged(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWithIgnoringCase("basic"));
        assertThat(answer.body()).doesNotContain("prices");
    }

    @Test
    void everyAttemptIsAnEventRefusedOnesIncluded() throws Exception {
        Caller.withPassword(root, "ann", "secret").resets();
        Caller.withPassword(root, "vera", "hush").resets();
        Caller.nobody(root).resets();
        Caller.withPassword(root, "ann", "wrong").resets();

        assertThat(attempts.kept())
                .extracting(AdminAttempt::actor, AdminAttempt::action, AdminAttempt::breaker, AdminAttempt::status)
                .containsExactly(
                        tuple("ann", "reset", "prices(int[],String)#1", 200),
                        tuple("vera", "reset", "prices(int[],String)#1", 403),
                        tuple(null, "reset", "prices(int[],String)#1", 401),
                        tuple(null, "reset", "prices(int[],String)#1", 401));
    }

    @Test
    void aViewerFollowsTheStreamAndNobodyElse() throws Exception {
        try (EventReader reader =
                EventReader.open(Caller.withPassword(root, "vera", "hush").request(STREAM))) {
            assertThat(reader.response().statusCode()).isEqualTo(200);
            assertThat(reader.response().headers().allValues("X-Switchgear-Access"))
                    .containsExactly("read");
            reader.next("snapshot");
        }
        assertChallenged(Caller.nobody(root).sends("GET", STREAM));
        assertThat(Caller.withPassword(root, "emil", "quiet")
                        .sends("GET", STREAM)
                        .statusCode())
                .isEqualTo(403);
    }

    /** No thread that could wait for an identity is at hand there. */
    @ParameterizedTest
    @CsvSource({"DELETE, switchgear/api/breakers", "OPTIONS, switchgear/api/breakers", "POST, switchgear/api/stream"})
    void whatNoResourceTakesIsTheSameNothingForAll(String method, String path) throws Exception {
        for (Caller caller : List.of(
                Caller.withPassword(root, "ann", "secret"),
                Caller.withPassword(root, "ann", "wrong"),
                Caller.withPassword(root, "emil", "quiet"),
                Caller.nobody(root))) {
            HttpResponse<String> answer = caller.sends(method, path);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            assertThat(answer.headers().firstValue("Allow")).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(answer.headers().allValues("X-Switchgear-Access")).containsExactly("none");
        }
    }
}
