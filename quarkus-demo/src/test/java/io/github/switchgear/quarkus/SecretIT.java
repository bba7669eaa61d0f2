package io.github.switchgear.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.demo.browser.Browser;
import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exceptions hold passwords; a dashboard must not. */
@Timeout(120)
class SecretIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS =
            Deployment.of(Leaky.class).overrideConfigKey("switchgear.admin.roles.read", "*");

    @TestHTTPResource("switchgear/")
    URI dashboard;

    @Inject
    Leaky client;

    @Test
    void aPasswordInAnExceptionsMessageIsNowhereOnThePage() {
        assertThatThrownBy(() -> client.connect("db://admin:" + Leaky.SECRET + "@db"))
                .hasMessageContaining(Leaky.SECRET);

        try (Browser browser = Browser.start()) {
            browser.open(URI.create(dashboard + "#breaker/leaky"));
            browser.await(
                    "the detail view tells of the failure",
                    SOON,
                    () -> !browser.findAll("#timeline li").isEmpty());
            assertThat(browser.texts("#timeline").toString()).contains("IllegalStateException");
            Object page = browser.ask("return document.documentElement.outerHTML");
            assertThat(page)
                    .asString()
                    .contains("java.lang.IllegalStateException")
                    .doesNotContain(Leaky.SECRET);
            assertThat(browser.complaints()).isEmpty();
        }
    }
}
