package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.ManualOverride;
import jakarta.json.JsonObject;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways on from a breaker that configuration tells. */
class LinksTest {

    private static final Map<String, String> CONFIGURATION = Map.of(
            "switchgear.node", "shop-1",
            "switchgear.admin.links.Runbook", "https://runbooks.example.com/{name}?key={key}&node={node}",
            "switchgear.admin.links.logs", "https://logs.example.com/?from={from}&to={to}",
            "switchgear.breaker.inventory.links.Runbook", "http://wiki.example.com/inventory",
            "switchgear.breaker.inventory.links.a.b", "https://example.com/");

    private static JsonObject breaker(AdminServer server, String path) throws Exception {
        return AdminServer.json(server.send(server.viewer(path).build()));
    }

    private static List<String> labels(JsonObject breaker) {
        return breaker.getJsonArray("links").getValuesAs(JsonObject.class).stream()
                .map(link -> link.getString("label"))
                .toList();
    }

    private static String href(JsonObject breaker, String label) {
        return breaker.getJsonArray("links").getValuesAs(JsonObject.class).stream()
                .filter(link -> link.getString("label").equals(label))
                .findFirst()
                .orElseThrow()
                .getString("href");
    }

    private static Instant time(String href, String parameter) {
        String value = href.replaceAll(".*[?&]" + parameter + "=([^&]*).*", "$1");
        return Instant.parse(URLDecoder.decode(value, StandardCharsets.UTF_8));
    }

    @Test
    void oneBreakerHasThoseOfAllAndItsOwn() throws Exception {
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer server = AdminServer.start(CONFIGURATION)) {
            assertThat(log.lines()).isEmpty();
            JsonObject inventory = breaker(server, "/api/breakers/inventory");
            assertThat(labels(inventory)).containsExactly("Runbook", "a.b", "logs");
            assertThat(href(inventory, "Runbook")).isEqualTo("http://wiki.example.com/inventory");

            JsonObject prices = breaker(server, "/api/breakers/prices%28int%5B%5D%2CString%29%231");
            assertThat(labels(prices)).containsExactly("Runbook", "logs");
            assertThat(href(prices, "Runbook"))
                    .isEqualTo("https://runbooks.example.com/prices%28int%5B%5D%2CString%29%231?key=&node=shop-1");

            server.bean(Shop.class).site("north/../☃", true);
            JsonObject key = breaker(server, "/api/breakers/warehouse/keys/north%2F..%2F%E2%98%83");
            assertThat(href(key, "Runbook"))
                    .isEqualTo("https://runbooks.example.com/warehouse?key=north%2F..%2F%E2%98%83&node=shop-1");

            JsonObject listed = breaker(server, "/api/breakers?q=inventory")
                    .getJsonArray("breakers")
                    .getJsonObject(0);
            assertThat(listed).doesNotContainKey("links");
        }
    }

    @Test
    void theTimesAreThoseOfTheLastHourOrOfTheOpening() throws Exception {
        try (CapturedLog log = new CapturedLog("io.github.switchgear");
                AdminServer server = AdminServer.start(CONFIGURATION)) {
            String closed = href(breaker(server, "/api/breakers/inventory"), "logs");
            assertThat(Duration.between(time(closed, "from"), time(closed, "to")))
                    .isEqualTo(Duration.ofHours(1));

            server.breaker("inventory").forceOpen(ManualOverride.because("flood"));
            Instant opened = server.breaker("inventory").history().get(0).at();
            server.breaker("inventory").forceOpen(ManualOverride.because("flood still"));
            server.breaker("inventory").release();
            HttpResponse<String> changed = server.operate("force-open", "{\"reason\":\"flood again\"}");
            String open = href(AdminServer.json(changed), "logs");
            assertThat(time(open, "from").toEpochMilli()).isEqualTo(opened.toEpochMilli());
            assertThat(time(open, "to")).isAfterOrEqualTo(opened.minusMillis(1));
            assertThat(log.lines()).isNotEmpty();
        }
    }

    @Test
    void withoutConfigurationThereAreNone() throws Exception {
        try (AdminServer server = AdminServer.start()) {
            assertThat(labels(breaker(server, "/api/breakers/inventory"))).isEmpty();
        }
    }
}
