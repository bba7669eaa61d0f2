package io.github.switchgear.quarkus.jars;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What stands in the application's own OpenAPI document. */
abstract class OpenApiContract {

    @TestHTTPResource("/")
    URL root;

    HttpResponse<String> document() throws Exception {
        return Caller.nobody(root).sends("GET", "q/openapi?format=json");
    }

    @Test
    void theApplicationsOwnRequestsAreThere() throws Exception {
        HttpResponse<String> document = document();

        assertThat(document.statusCode()).isEqualTo(200);
        assertThat(document.body()).contains("\"/golden\"");
    }
}
