package io.github.switchgear.telemetry.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.Configuration;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {

    private static Optional<WebhookSettings> of(Map<String, String> values) {
        Configuration configuration = key -> Optional.ofNullable(values.get(key));
        return WebhookSettings.of(configuration);
    }

    private static WebhookSettings withUrl(String url) {
        return of(Map.of("switchgear.webhook.url", url)).orElseThrow();
    }

    @Test
    void withoutAUrlThereIsNobodyToTell() {
        assertThat(of(Map.of("switchgear.webhook.secret", "s", "switchgear.webhook.quiet", "5s")))
                .isEmpty();
    }

    @Test
    void aBreakerIsNotToldOfAgainForAMinuteUnlessSomebodySaysOtherwise() {
        assertThat(withUrl("https://alerts.example").quiet()).isEqualTo(Duration.ofMinutes(1));
        assertThat(of(Map.of("switchgear.webhook.url", "http://a", "switchgear.webhook.quiet", "5s"))
                        .orElseThrow()
                        .quiet())
                .isEqualTo(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:8080/x", "HTTPS://alerts.example", "http://[::1]:80/", " http://10.0.0.1 "})
    void anAbsoluteUrlOfTheWebIsAllowed(String url) {
        assertThat(withUrl(url).url()).hasToString(url.trim());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alerts.example/hook/T0KEN|'alerts.example/…' begins with neither of them",
                "/hook/T0KEN|'/…' begins with neither of them",
                "ftp://ann:T0KEN@alerts.example/x|'ftp://…' begins with neither of them",
                "mailto:T0KEN@alerts.example|'…' begins with neither of them",
                "http:///T0KEN|'http:///…' has no host, or one of which the name is not allowed",
                "http://my_host?k=T0KEN|'http://my_host/…' has no host, or one of which the name is not allowed",
                "https://alerts.example/a b?k=T0KEN|'https://alerts.example/…' has a character that is not allowed where it"
                        + " stands",
                "https://ann:T0 KEN@alerts.example|'https://…' has a character that is not allowed where it"
                        + " stands",
                "https://ann:T0/KEN@alerts.example|'https://…' has no host, or one of which the name is not allowed",
                "http://alerts.example:70000/T0KEN|'http://alerts.example:70000/…' has a port that there is not",
            })
    void anyOtherValueIsRefusedWithoutTellingWhatMayBeSecret(String url, String end) {
        assertThatThrownBy(() -> withUrl(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("switchgear.webhook.url must be an absolute URL that begins with http:// or https://, as"
                        + " https://alerts.example/breakers, but " + end)
                .hasMessageNotContaining("T0")
                .hasNoCause();
    }

    @Test
    void aQuietTimeThatIsNoneIsRefusedAlsoWithoutAUrl() {
        assertThatThrownBy(() -> of(Map.of("switchgear.webhook.quiet", "0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "switchgear.webhook.quiet must be a duration of more than 0 and at most 365 days")
                .hasMessageEndingWith("but is '0'");
    }

    @Test
    void whatIsSecretIsInNoText() {
        WebhookSettings settings = of(Map.of(
                        "switchgear.webhook.url",
                        "https://ann:T0KEN@alerts.example:8443/T0KEN?k=T0KEN",
                        "switchgear.webhook.secret",
                        "T0KEN"))
                .orElseThrow();

        assertThat(settings).hasToString("WebhookSettings[https://alerts.example:8443, signed, PT1M]");
        assertThat(settings.receiver()).isEqualTo("https://alerts.example:8443");
    }
}
