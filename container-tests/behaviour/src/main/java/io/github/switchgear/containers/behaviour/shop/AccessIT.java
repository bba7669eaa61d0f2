package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Difference;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The users are the server's own, signed in by the server; what they may do is decided here. */
@Proves(Promise.ACCESS)
class AccessIT extends ShopTest {

    private static final String BECAUSE = "{\"reason\": \"curiosity\"}";

    @BeforeEach
    void inventoryIsOpen() {
        tripInventory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "api/breakers",
                "api/breakers/inventory",
                "api/breakers/inventory/transitions",
                "api/transitions"
            })
    void readingNeedsSomebodySignedIn(String path) {
        HttpResponse<String> response = Http.get(admin().dashboard().resolve(path), User.NOBODY);

        assertThat(response.statusCode()).isEqualTo(401);
        assertChallenged(response);
        assertThat(response.body()).doesNotContain("inventory");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "release", "force-open", "force-closed"})
    void nobodyChangesABreaker(String action) {
        long generation = generation();

        HttpResponse<String> response = admin().post("inventory", action, User.NOBODY, BECAUSE);

        assertThat(response.statusCode()).isEqualTo(401);
        assertChallenged(response);
        assertUnchangedSince(generation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "release", "force-open", "force-closed"})
    void aViewerDoesNotChangeABreaker(String action) {
        long generation = generation();

        HttpResponse<String> response = admin().post("inventory", action, User.VIEWER, BECAUSE);

        assertThat(response.statusCode()).isEqualTo(403);
        assertUnchangedSince(generation);
    }

    @Test
    void anOperatorMayReadToo() {
        assertThat(Http.get(admin().breakersUri(), User.OPERATOR).statusCode()).isEqualTo(200);
    }

    @Test
    void aMethodThatNoResourceTakesIsRefusedAsTheModuleRefuses() {
        boolean known = !Deployments.container().differences().contains(Difference.SIGNED_IN_AT_RESOURCES_ALONE);
        URI reset = URI.create(admin().breakerUri("inventory") + "/reset");

        HttpResponse<String> viewers = Http.get(reset, User.VIEWER);
        assertThat(viewers.statusCode()).isEqualTo(known ? 405 : 401);
        assertThat(viewers.headers().allValues("Allow")).isEqualTo(known ? List.of("OPTIONS, POST") : List.of());
        assertThat(viewers.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        // Open Liberty adds to it where it sets a cookie of its own.
        assertThat(viewers.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(caching -> assertThat(caching).startsWith("no-store"));
        HttpResponse<String> nobodys = Http.get(reset, User.NOBODY);
        assertThat(nobodys.statusCode()).isEqualTo(401);
        assertThat(nobodys.headers().allValues("Allow")).isEmpty();
        assertChallenged(nobodys);
    }

    @Test
    void theApplicationItselfStaysOpenToAll() {
        assertThat(call("breakers").statusCode()).isEqualTo(200);
    }

    private static void assertChallenged(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
    }

    private long generation() {
        return admin().breaker("inventory").getJsonNumber("generation").longValue();
    }

    private void assertUnchangedSince(long generation) {
        assertThat(generation()).isEqualTo(generation);
        assertThat(admin().state("inventory")).isEqualTo("OPEN");
        assertThat(stock().statusCode()).isEqualTo(503);
    }
}
