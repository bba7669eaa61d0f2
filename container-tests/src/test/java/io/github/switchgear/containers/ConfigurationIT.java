package io.github.switchgear.containers;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Breakers take their settings from the server's MicroProfile Config. */
@ExtendWith(ArquillianExtension.class)
class ConfigurationIT {

    @ArquillianResource
    private URL deployed;

    @Deployment(testable = false)
    static WebArchive shop() {
        return Wars.shop(
                "switchgear.breaker.shipping.retry-timer=7s",
                "switchgear.defaults.allowed-fails=9",
                "switchgear.breaker.suppliers.enabled=false");
    }

    private JsonObject breaker(String name) {
        return new Admin(URI.create(deployed + "api/")).breaker(name);
    }

    private JsonObject setting(String breaker, String member) {
        return breaker(breaker).getJsonObject("settings").getJsonObject(member);
    }

    @Test
    void aBreakersOwnKeyIsStrongerThanItsAnnotationAndNamesTheFile() {
        assertThat(setting("shipping", "retryTimer").getString("value")).isEqualTo("PT7S");
        assertThat(setting("shipping", "retryTimer").getString("source")).contains("microprofile-config.properties");
    }

    @Test
    void theKeyOfADefaultIsWeakerThanTheAnnotation() {
        assertThat(setting("shipping", "allowedFails").getInt("value")).isEqualTo(2);
        assertThat(setting("inventory", "allowedFails").getInt("value")).isEqualTo(9);
    }

    @Test
    void aBreakerThatIsSwitchedOffIsListedAsSuch() {
        assertThat(breaker("suppliers").getBoolean("enabled")).isFalse();
        assertThat(breaker("shipping").getBoolean("enabled")).isTrue();
    }
}
