package io.github.switchgear.admin;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One server for the tests of a class, with fresh breakers for each. */
public abstract class AdminTest {

    protected static AdminServer server;

    protected CapturedLog log;

    @BeforeAll
    protected static void start() {
        server = AdminServer.start();
    }

    @AfterAll
    protected static void stop() {
        server.close();
    }

    @BeforeEach
    protected void closeBreakers() {
        log = new CapturedLog("io.github.switchgear");
        server.breaker("inventory").reset();
        log.lines().clear();
    }

    @AfterEach
    protected void giveLogBack() {
        log.close();
    }
}
