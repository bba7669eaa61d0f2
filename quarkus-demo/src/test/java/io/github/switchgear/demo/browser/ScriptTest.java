package io.github.switchgear.demo.browser;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Asks the page's own scripts, one at a time, with the page open for them and one stage for all tests of a class. */
abstract class ScriptTest extends BrowserTest {

    private static Stage stage;

    @BeforeAll
    static void setTheStage() throws Exception {
        stage = new Stage(new StagedBreaker("inventory"));
    }

    @AfterAll
    static void closeTheStage() {
        stage.close();
    }

    @Override
    void stopTheServer() {}

    @BeforeEach
    void openThePage() {
        new Dashboard(browser).open(stage.page());
    }
}
