package io.github.switchgear.quarkus.it.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.quarkus.it.Chromium;
import io.quarkus.test.QuarkusDevModeTest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The card and the page in Dev UI, in a real browser. */
class DevUiIT {

    private static final DevelopedApplication APPLICATION = new DevelopedApplication(300);

    @RegisterExtension
    static final QuarkusDevModeTest QUARKUS = APPLICATION.quarkus();

    private static final String ROWS = "vaadin-grid-cell-content";

    private static void failCalls(int number) throws Exception {
        HttpRequest call =
                HttpRequest.newBuilder(APPLICATION.root().resolve("reloaded")).build();
        for (int i = 0; i < number; i++) {
            assertThat(HttpClient.newHttpClient()
                            .send(call, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(500);
        }
    }

    @Test
    void aDeveloperSeesAndOperatesEveryBreakerAndEditsTheApplicationMeanwhile() throws Exception {
        try (Chromium browser = Chromium.start()) {
            browser.open(APPLICATION.root().resolve("q/dev-ui/extensions"));
            browser.awaitText(".extensionLink", "Breakers");
            failCalls(3);
            browser.awaitText("qui-badge span", "1 of 3 open");

            browser.open(APPLICATION.root().resolve("q/dev-ui/quarkus-switchgear/breakers"));
            browser.awaitText(ROWS, "kept");
            browser.awaitText(ROWS, "closed");
            browser.awaitText(ROWS, "probe in");
            browser.awaitText(ROWS, "java.lang.IllegalStateException");

            browser.fill("vaadin-text-field.search", "kept");
            browser.click("vaadin-button.more", "More");
            browser.awaitText(ROWS, "allowedFails 3 default");
            browser.awaitText(ROWS, "closed → open java.lang.IllegalStateException");
            browser.screenshot("quarkus-dev-ui");

            browser.click("vaadin-button.reset", "Reset");
            browser.awaitText(ROWS, "open → closed");
            browser.awaitText(ROWS, "Dev UI");
            browser.click("vaadin-button.forceOpen", "Force open");
            browser.awaitText(ROWS, "forced open tried out in Dev UI");
            browser.click("vaadin-button.release", "Release");
            browser.awaitText(ROWS, "half-open");

            APPLICATION.edit("Reloaded.java", text -> text.replace("allowedFails = 3", "allowedFails = 7"));
            failCalls(1);
            browser.awaitText(ROWS, "1 / 7");
            browser.awaitText(ROWS, "allowedFails 7 annotation");

            // The extension's icon is asked for where its sources are.
            assertThat(browser.consoleErrors())
                    .allMatch(error -> error.startsWith("https://raw.githubusercontent.com/"));
        }
    }
}
