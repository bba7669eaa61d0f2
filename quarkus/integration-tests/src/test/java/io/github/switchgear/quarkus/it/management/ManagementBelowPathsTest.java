package io.github.switchgear.quarkus.it.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where the application has its REST resources below a path of its own, they have the same one on the management port. */
@QuarkusTest
@TestProfile(ManagementBelowPathsTest.BelowPaths.class)
class ManagementBelowPathsTest {

    public static class BelowPaths implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.management.enabled", "true",
                    "quarkus.management.test-port", "0",
                    "quarkus.http.root-path", "/shop",
                    "quarkus.rest.path", "/rest");
        }
    }

    private static final String BELOW = "shop/rest/switchgear/";

    @TestHTTPResource("/")
    URL mainPort;

    @TestHTTPResource(value = "/", management = true)
    URL managementPort;

    private Port main;
    private Port management;

    @BeforeEach
    void find() {
        main = Port.of(mainPort);
        management = Port.of(managementPort);
    }

    @Test
    void theManagementPortHasIt() throws Exception {
        assertThat(management.get(BELOW).body()).startsWith("<!doctype html>");
        assertThat(management
                        .send("POST", BELOW + "api/breakers/inventory/reset", BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(200);
        assertThat(management.stranger(BELOW + "api/breakers").statusCode()).isEqualTo(401);
    }

    @Test
    void whoAsksAtTheRootIsSentThere() throws Exception {
        HttpResponse<String> answer = management.get("switchgear/api/breakers?q=inv");

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).contains("/" + BELOW + "api/breakers?q=inv");
    }

    @Test
    void theMainPortKnowsNothingOfIt() throws Exception {
        for (String path : new String[] {BELOW, BELOW + "api/breakers", "shop/rest/switchgear;a=b/", "switchgear/"}) {
            assertThat(main.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }
}
