package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.telemetry.metrics.Application;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class ApplicationWebhookTest {

    @RegisterExtension
    final HeardLog log = new HeardLog();

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("switchgear-webhook"))
                .count();
    }

    @Test
    void anApplicationThatNamesAReceiverTellsIt() throws Exception {
        try (Endpoint endpoint = new Endpoint()) {
            Map<String, String> configuration = Map.of(
                    "switchgear.webhook.url", endpoint.url(),
                    "switchgear.webhook.secret", "Jefe",
                    "switchgear.webhook.quiet", "5s");
            try (Application application = new Application(configuration)) {
                assertThat(application.shop().stock(false)).isEqualTo("known");

                Endpoint.Post post = endpoint.next();
                assertThat(post.text()).isEqualTo("inventory OPEN");
                assertThat(post.headers().getFirst("X-Switchgear-Signature")).matches("sha256=[0-9a-f]{64}");
            }
            assertThat(threads()).isZero();
        }
        assertThat(log.all()).doesNotContain("unknown").doesNotContain("Jefe").doesNotContain("has not got");
    }

    @Test
    void anApplicationThatNamesNoneHasNoThreadForIt() {
        try (Application application = new Application(Map.of())) {
            assertThat(application.shop().stock(false)).isEqualTo("known");

            assertThat(threads()).isZero();
        }
    }

    @Test
    void aUrlThatIsNoneFailsTheDeployment() {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.webhook.url", "alerts.example/T0KEN")))
                .hasMessage("switchgear.webhook.url must be an absolute URL that begins with http:// or https://, as"
                        + " https://alerts.example/breakers, but 'alerts.example/…' begins with neither of them");
    }

    @Test
    void aQuietTimeThatIsNoneFailsTheDeployment() {
        assertThatThrownBy(() -> new Application(Map.of("switchgear.webhook.quiet", "soon")))
                .hasMessageContaining("switchgear.webhook.quiet")
                .hasMessageContaining("'soon'");
    }
}
