package io.github.switchgear.quarkus.it.dev;

import io.github.switchgear.admin.contract.LiveReload;
import io.quarkus.test.QuarkusDevModeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A developer edits an application in dev mode that has the extension. */
class LiveReloadIT {

    private static final DevelopedApplication APPLICATION = new DevelopedApplication(10);

    @RegisterExtension
    static final QuarkusDevModeTest QUARKUS = APPLICATION.quarkus();

    @Test
    void whatIsWrittenIsWhatRuns() throws Exception {
        new LiveReload(APPLICATION.root(), APPLICATION, Reloaded.class).holds();
    }
}
