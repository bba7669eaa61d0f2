package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.KeyedBreakers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a family tells of its keys. */
class KeysTest extends AdminTest {

    private static final String WAREHOUSE = "/api/breakers/warehouse";

    private KeyedBreakers warehouse;

    @BeforeEach
    void forgetOverrides() {
        warehouse = server.bean(BreakerRegistry.class).keyed("warehouse").orElseThrow();
        warehouse.family().reset();
        log.lines().clear();
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    private static void trip(String site) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> server.bean(Shop.class).site(site, false)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aFamilyIsOneEntryThatCountsItsKeys() throws Exception {
        trip("north");
        server.bean(Shop.class).site("south", true);
        int tracked = warehouse.tracked().size();

        JsonObject family = AdminServer.json(get(WAREHOUSE));

        assertThat(family.getString("name")).isEqualTo("warehouse");
        assertThat(family.get("key")).isEqualTo(JsonValue.NULL);
        assertThat(family.getString("state")).isEqualTo("CLOSED");
        assertThat(family.getJsonObject("keys"))
                .hasToString("{\"tracked\":" + tracked
                        + ",\"limit\":5,\"open\":1,\"halfOpen\":0,\"forced\":0,\"overflowed\":0}");
        assertThat(AdminServer.json(get("/api/breakers/inventory")).get("keys")).isEqualTo(JsonValue.NULL);
        assertThat(AdminServer.json(get("/api/breakers"))
                        .getJsonArray("breakers")
                        .getValuesAs(JsonObject.class))
                .contains(Json.createObjectBuilder(family)
                        .remove("recording")
                        .remove("links")
                        .build())
                .hasSize(3);
    }

    @Test
    void aKeyThatOpensIsNeverHiddenByA304() throws Exception {
        server.bean(Shop.class).site("north", true);
        for (String path : List.of(WAREHOUSE, "/api/breakers")) {
            warehouse.family().reset();
            String tag = get(path).headers().firstValue("ETag").orElseThrow();
            HttpRequest again = server.viewer(path).header("If-None-Match", tag).build();
            assertThat(server.send(again).statusCode()).isEqualTo(304);
            String etag = AdminServer.json(get(WAREHOUSE)).getString("etag");

            trip("north");

            assertThat(server.send(again).statusCode()).isEqualTo(200);
            assertThat(AdminServer.json(get(WAREHOUSE)).getString("etag")).isNotEqualTo(etag);
        }
    }

    @Test
    void aKeysTransitionIsToldWithItsKeyAndTheFamilysWithNone() throws Exception {
        server.bean(Shop.class).site("north", true);
        List<JsonObject> own = Json.createReader(
                        new StringReader(get(WAREHOUSE + "/transitions?limit=1").body()))
                .readArray()
                .getValuesAs(JsonObject.class);

        assertThat(own).singleElement().satisfies(reset -> {
            assertThat(reset.getString("breaker")).isEqualTo("warehouse");
            assertThat(reset.get("key")).isEqualTo(JsonValue.NULL);
        });
    }
}
