package io.github.switchgear.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.ManualOverride;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What the list's tag and the history of all make of things that happen one after the other. */
class ListInTimeTest extends AdminTest {

    private static HttpResponse<String> get(String path) throws Exception {
        return server.send(server.viewer(path).build());
    }

    @Test
    void theTagIsOverTotalsSettingsAndOverridesAndNotOverTheTime() throws Exception {
        Shop shop = server.bean(Shop.class);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> shop.stock(false)).isInstanceOf(ConnectException.class);
        }
        JsonObject early = AdminServer.json(get("/api/breakers/inventory"));
        String tag = tag();
        while (AdminServer.json(get("/api/breakers/inventory")).getInt("retryAfterMillis")
                == early.getInt("retryAfterMillis")) {
            Thread.onSpinWait();
        }
        assertThat(tag()).as("when less time is left").isEqualTo(tag);

        shop.price();
        String called = tag();
        assertThat(called).as("after a call that changed no state").isNotEqualTo(tag);

        server.operate("force-open", "{\"reason\":\"flood\"}");
        String forced = tag();
        assertThat(forced).as("after an override").isNotEqualTo(called);

        BreakerSettings settings = server.breaker("inventory").settings();
        server.breaker("inventory")
                .reconfigure(settings.toBuilder().allowedFails(9).build());
        assertThat(tag()).as("after a change of settings").isNotEqualTo(forced);
        server.breaker("inventory").reconfigure(settings);
    }

    private static String tag() throws Exception {
        return get("/api/breakers").headers().firstValue("ETag").orElseThrow();
    }

    /** Two breakers tell to the millisecond when something happened to them. */
    private static void awaitNextMillisecond() {
        long present = System.currentTimeMillis();
        while (System.currentTimeMillis() == present) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatHappenedToSeveralIsToldInOneOrder() throws Exception {
        server.operate("force-open", "{\"reason\":\"first\"}");
        awaitNextMillisecond();
        server.breaker("prices(int[],String)#1").forceOpen(ManualOverride.because("second"));
        awaitNextMillisecond();
        server.operate("force-closed", "{\"reason\":\"third\"}");
        awaitNextMillisecond();
        server.breaker("prices(int[],String)#1").reset(ManualOverride.because("fourth"));

        assertThat(Json.createReader(new StringReader(get("/api/transitions").body()))
                        .readArray()
                        .getValuesAs(JsonObject.class))
                .extracting(transition -> transition.getString("reason", null))
                .startsWith("fourth", "third", "second", "first");
    }
}
