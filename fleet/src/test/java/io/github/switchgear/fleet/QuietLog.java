package io.github.switchgear.fleet;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Spares the build's log the transitions that a test brings about. */
public final class QuietLog implements BeforeAllCallback, AfterAllCallback {

    private final Logger logger = Logger.getLogger("io.github.switchgear");

    @Override
    public void beforeAll(ExtensionContext context) {
        logger.setLevel(Level.SEVERE);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        logger.setLevel(null);
    }
}
