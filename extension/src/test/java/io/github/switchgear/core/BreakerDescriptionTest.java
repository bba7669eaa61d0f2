package io.github.switchgear.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerDescription.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BreakerDescriptionTest {

    private final List<String> methods = new ArrayList<>(List.of("com.acme.InventoryClient.stock(String)"));
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    @Test
    void itKeepsTheOrderOfTheSettings() {
        settings.put("retryTimer", new Setting("PT30S", "default"));
        settings.put("allowedFails", new Setting(5, "annotation"));

        assertThat(new BreakerDescription(methods, true, settings).settings())
                .containsExactlyEntriesOf(settings)
                .extractingByKey("allowedFails")
                .isEqualTo(new Setting(5, "annotation"));
    }

    @Test
    void itDoesNotChangeWithWhatItWasMadeFrom() {
        BreakerDescription description = new BreakerDescription(methods, true, settings);

        methods.clear();
        settings.put("allowedFails", new Setting(5, "annotation"));

        assertThat(description.methods()).hasSize(1);
        assertThat(description.settings()).isEmpty();
    }

    @Test
    void itCannotBeModified() {
        BreakerDescription description = new BreakerDescription(methods, true, settings);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> description.settings().put("allowedFails", new Setting(5, "annotation")));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> description.methods().add("another"));
    }
}
