package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A setting in the server's MicroProfile Config takes the operators' buttons away. */
@ExtendWith(ArquillianExtension.class)
class ReadOnlyIT {

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Wars.shop("switchgear.admin.access=read");
    }

    @Test
    void evenAnOperatorMayOnlyRead() {
        Admin admin = new Admin(URI.create(deployed + "api/"));
        JsonObject before = admin.breaker("inventory");

        HttpResponse<String> response = admin.post("inventory", "force-open", User.OPERATOR, "{\"reason\": \"habit\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(admin.breaker("inventory")).isEqualTo(before);
    }
}
