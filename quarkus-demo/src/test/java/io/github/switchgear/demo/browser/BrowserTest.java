package io.github.switchgear.demo.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** One browser for all tests of a class, and the rule that no page may have had anything to complain of. */
@Timeout(120)
abstract class BrowserTest {
    static Browser browser;

    @BeforeAll
    static void startTheBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void stopTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void sitAtADeskByDay() {
        browser.size(1280, 900);
        browser.dark(false);
    }

    /** Leaves the page before its server goes, or the next test would find that in the console. */
    @AfterEach
    void nothingIsWrongWithThePage() {
        List<String> complaints = browser.complaints();
        // A page that changes a breaker as it has seen it may be told that this is not how it is, and asks once more.
        complaints.removeIf(complaint -> complaint.contains("the server responded with a status of 412"));
        browser.driver().get("about:blank");
        stopTheServer();
        assertThat(complaints).isEmpty();
    }

    abstract void stopTheServer();
}
