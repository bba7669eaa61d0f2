package io.github.switchgear.demo.downstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarehouseTest {
    private final Locale before = Locale.getDefault();

    /** Whose digits are others than those of JSON. */
    @BeforeEach
    void goToEgypt() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    }

    @AfterEach
    void comeBack() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /stock/lamp, stock",
        "GET, /articles/lamp, cents",
        "GET, /shipping/lamp, cents",
        "GET, /reviews/lamp, stars",
        "GET, /prices/lamp, cents",
        "GET, /delivery/lamp, days",
        "POST, /payments/100, paid",
    })
    void numbersAreThoseOfJsonInEveryLocale(String method, String path, String number) {
        assertThat(new Warehouse().answer(method, path).body()).containsPattern("\"" + number + "\":[0-9]+[,}]");
    }
}
