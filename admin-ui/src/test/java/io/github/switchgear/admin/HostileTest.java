package io.github.switchgear.admin;

import io.github.switchgear.admin.contract.HostileContract;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What is hostile, sent to RESTEasy in Undertow. */
class HostileTest extends HostileContract {

    private static AdminServer server;
    private static CapturedLog log;

    @BeforeAll
    static void start() {
        log = new CapturedLog("io.github.switchgear");
        server = AdminServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        log.close();
    }

    @Override
    protected URI admin() {
        return server.uri("");
    }

    @Override
    protected List<String> signIn() {
        return List.of("Test-User: otto", "Test-Roles: switchgear-operator");
    }

    @Override
    protected List<String> log() {
        return log.lines();
    }

    @Override
    protected int mostBytes() {
        return 2_000_000;
    }
}
