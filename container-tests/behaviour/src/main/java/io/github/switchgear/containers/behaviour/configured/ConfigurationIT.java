package io.github.switchgear.containers.behaviour.configured;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Http;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.containers.User;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Breakers and the admin module take their settings from where the container's applications are configured. */
@Proves(Promise.CONFIGURATION)
class ConfigurationIT {

    private final Admin admin = Deployments.of(Application.CONFIGURED).admin();

    private JsonObject setting(String breaker, String member) {
        return admin.breaker(breaker).getJsonObject("settings").getJsonObject(member);
    }

    @Test
    void aBreakersOwnKeyIsStrongerThanItsAnnotationAndNamesItsSource() {
        assertThat(setting("shipping", "retryTimer").getString("value")).isEqualTo("PT7S");
        assertThat(setting("shipping", "retryTimer").getString("source"))
                .contains(Deployments.container().sourceOfConfiguration());
    }

    @Test
    void theKeyOfADefaultIsWeakerThanTheAnnotation() {
        assertThat(setting("shipping", "allowedFails").getInt("value")).isEqualTo(2);
        assertThat(setting("inventory", "allowedFails").getInt("value")).isEqualTo(9);
    }

    @Test
    void aBreakerThatIsSwitchedOffIsListedAsSuch() {
        assertThat(admin.breaker("suppliers").getBoolean("enabled")).isFalse();
        assertThat(admin.breaker("shipping").getBoolean("enabled")).isTrue();
    }

    @Test
    @Proves(Promise.MEMORY)
    void whatWasDecidedBeforeTheStartHeldBeforeTheFirstCall() {
        Deployed deployed = Deployments.of(Application.CONFIGURED);

        assertThat(deployed.firstListing())
                .filteredOn(breaker -> breaker.getString("name").equals("branches"))
                .singleElement()
                .satisfies(branches -> {
                    assertThat(branches.getString("state")).isEqualTo("FORCED_OPEN");
                    assertThat(branches.getJsonObject("override").getString("reason"))
                            .isEqualTo("the bank is closed");
                });
    }

    @Test
    @Proves(Promise.ACCESS)
    void whereAnybodySignedInMayReadNobodyMayNot() {
        HttpResponse<String> nobodys = Http.get(admin.breakersUri(), User.NOBODY);

        assertThat(nobodys.statusCode()).isEqualTo(401);
        assertThat(nobodys.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic "));
        assertThat(Http.get(admin.breakersUri(), User.VIEWER).statusCode()).isEqualTo(200);
    }

    @Test
    void whereOperatingIsSwitchedOffEvenAnOperatorMayOnlyRead() {
        JsonObject before = admin.breaker("inventory");

        HttpResponse<String> response = admin.post("inventory", "force-open", User.OPERATOR, "{\"reason\": \"habit\"}");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(admin.breaker("inventory")).isEqualTo(before);
    }
}
