package io.github.switchgear.admin.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTemplateTest {

    private static final String KEY = "switchgear.admin.links.runbook";

    private static String filled(String template, String name) {
        return LinkTemplate.of(KEY, template)
                .filled(Map.of(
                        "name", name,
                        "key", "",
                        "node", "shop 1",
                        "from", "2026-12-01T01:00:00Z",
                        "to", "2026-12-01T02:00:00Z"));
    }

    @Test
    void everyPlaceIsFilledAndPercentEncoded() {
        assertThat(filled(" https://runbooks.example.com:8443/{name}/{node}/{key}?from={from}&to={to}#{name} ", "a"))
                .isEqualTo("https://runbooks.example.com:8443/a/shop%201/?from=2026-12-01T01%3A00%3A00Z"
                        + "&to=2026-12-01T02%3A00%3A00Z#a");
        assertThat(filled("HTTP://logs", "a")).isEqualTo("HTTP://logs");
        assertThat(filled("https://[::1]/{name}", "a")).isEqualTo("https://[::1]/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prices(int[],String)#1",
                "a/../b?c=d&e#f",
                "\"><script>alert(1)</script>",
                "javascript:alert(1)",
                "*~+ %41",
                "\\u0000\n\ud83d\ude00 \ud83d",
                "{node}$1\\"
            })
    void whatFillsAPlaceStaysInItsPlace(String name) {
        URI href = URI.create(filled("https://runbooks.example.com/{name}?a={name}", name));

        assertThat(href.getHost()).isEqualTo("runbooks.example.com");
        assertThat(href.getRawPath()).matches("/[A-Za-z0-9._%-]+");
        assertThat(href.getRawQuery()).matches("a=[A-Za-z0-9._%-]+");
        assertThat(href.getRawFragment()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert('{name}')",
                "data:text/html,{name}",
                "ftp://example.com/{name}",
                "//example.com/{name}",
                "/runbooks/{name}",
                "{name}",
                "https://{name}.example.com/",
                "https://example.com{name}/",
                "https://example.com:{key}/",
                "https://ann:secret@example.com/",
                "https://example.com/{user}",
                "https://example.com/{}",
                "https://example.com/{name",
                "https://example.com/name}",
                "https://example.com/{{name}}",
                "https://example.com/a b",
                "https://example.com/%zz",
                "https://",
                "https:///path",
                "https:example.com"
            })
    void whatIsNoAddressIsRefusedByKeyAndValue(String value) {
        assertThatThrownBy(() -> LinkTemplate.of(KEY, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(KEY)
                .hasMessageContaining("'" + value + "'");
    }
}
